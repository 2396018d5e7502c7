// The ceiling of a page: bare libfcgi, four processes, one ctemplate page with 50 rows, and nothing else.
// Usage: bare_page SOCKET TEMPLATE
#include <ctemplate/template.h>
#include <fcgiapp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string>

// What a row of the learners page holds.
static std::string
page(const char *file)
{
	ctemplate::TemplateDictionary dictionary("page");
	std::string out;

	dictionary.SetGlobalValue("csrf", "k3Jx9sQm4kT2xwP0aVbn7LrYc5dEuHfGiZoXqWtRvBs");
	dictionary.SetValue("group_id", "2");
	dictionary.SetValue("course_count", "3");
	dictionary.ShowSection("course_count");
	dictionary.ShowSection("is_admin");
	dictionary.ShowSection("group_manual");
	dictionary.SetGlobalValue("back", "/groups/2?sort=activity");
	for (int i = 0; i < 50; i++) {
		ctemplate::TemplateDictionary *row = dictionary.AddSectionDictionary("learner");
		std::string number = std::to_string(i + 2);

		row->SetValue("id", number);
		row->SetValue("member_id", number);
		row->ShowSection("member_id");
		row->ShowSection("opens");
		row->ShowSection("known");
		row->SetValue("group_id", "2");
		row->SetValue("email", "person" + number + "@large.example");
		row->SetValue("name", "Person Number " + number);
		row->ShowSection("name");
		row->ShowSection("name_is_shown");
		row->SetValue("initials", "PN");
		row->ShowSection("status_is_active");
		row->SetValue("shown_at", "Today, 09:12");
		row->SetIntValue("courses_done", i % 4);
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
		std::string head =
			"Status: 200\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " + std::to_string(body.size()) +
			"\r\n\r\n";

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
			prctl(PR_SET_PDEATHSIG, SIGKILL); // none outlives the bench
			work(listening, argv[2]);
			_exit(0);
		}
	pause();
	return 0;
}
