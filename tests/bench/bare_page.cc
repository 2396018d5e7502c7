// The ceiling of a page: bare libfcgi, four processes, one ctemplate page with 50 rows, and nothing else.
// Usage: bare_page SOCKET TEMPLATE
#include <ctemplate/template.h>
#include <fcgiapp.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string>

static std::string
page(const char *file)
{
	ctemplate::TemplateDictionary dictionary("page");
	std::string out;

	dictionary.SetValue("CSRF", "k3Jx9sQm4kT2xwP0aVbn7LrYc5dEuHfGiZoXqWtRvBs");
	for (int i = 0; i < 50; i++) {
		ctemplate::TemplateDictionary *row = dictionary.AddSectionDictionary("ROW");
		std::string number = std::to_string(i + 2);

		row->SetValue("ID", number);
		row->SetValue("NAME", "Person Number " + number);
		row->SetValue("EMAIL", "person" + number + "@large.example");
		row->SetValue("INITIALS", "PN");
		row->SetValue("WHEN", "Today, 09:12");
		row->SetIntValue("DONE", i % 4);
		row->ShowSection("ACTIVE");
		row->ShowSection("SHOWN");
	}
	ctemplate::ExpandTemplate(file, ctemplate::DO_NOT_STRIP, &dictionary, &out);
	return out;
}

static void
work(int listening, const char *file)
{
	FCGX_Request request;

	FCGX_InitRequest(&request, listening, 0);
	while (FCGX_Accept_r(&request) == 0) {
		std::string body = page(file);
		std::string head = "Status: 200\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n";

		FCGX_PutStr(head.data(), static_cast<int>(head.size()), request.out);
		FCGX_PutStr(body.data(), static_cast<int>(body.size()), request.out);
		FCGX_Finish_r(&request);
	}
}

int
main(int argc, char **argv)
{
	if (argc != 3)
		return 2;
	umask(0);
	FCGX_Init();
	int listening = FCGX_OpenSocket(argv[1], 511);
	for (int i = 0; i < 4; i++)
		if (fork() == 0) {
			work(listening, argv[2]);
			_exit(0);
		}
	pause();
	return 0;
}
