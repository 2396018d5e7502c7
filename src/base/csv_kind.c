#include "base/csv_lines.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static bool
starts(const char *data, size_t length, const char *with, size_t size)
{
	return length >= size && memcmp(data, with, size) == 0;
}

#define STARTS(data, length, with) starts(data, length, with, sizeof(with) - 1)

/* Each part of a zip has a head, with its name 30 bytes on. */
static enum csv_kind
zip_kind(const char *data, size_t length)
{
	static const char head[] = "PK\3\4", open_document[] = "mimetypeapplication/vnd.oasis.opendocument";
	const char *end = data + length;

	for (const char *part = data; part != NULL; part = memmem(part + 1, (size_t)(end - part) - 1, head, 4)) {
		if (end - part <= 30)
			break;
		if (STARTS(part + 30, (size_t)(end - part) - 30, "xl/"))
			return CSV_XLSX;
		if (STARTS(part + 30, (size_t)(end - part) - 30, open_document))
			return CSV_ODS;
	}
	return CSV_ZIP;
}

enum csv_kind
csv_kind_of_bytes(const char *data, size_t length)
{
	if (STARTS(data, length, "PK\3\4") || STARTS(data, length, "PK\5\6"))
		return zip_kind(data, length);
	if (STARTS(data, length, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
		return CSV_XLS;
	if (STARTS(data, length, "%PDF-"))
		return CSV_PDF;
	if (STARTS(data, length, "\x1F\x8B"))
		return CSV_GZIP;
	if (STARTS(data, length, "\x89PNG\r\n\x1A\n") || STARTS(data, length, "\xFF\xD8\xFF") || STARTS(data, length, "GIF8") ||
		(STARTS(data, length, "RIFF") && length >= 12 && STARTS(data + 8, 4, "WEBP")))
		return CSV_PICTURE;
	if (STARTS(data, length, "\xFF\xFE\0\0")) /* UTF-32 */
		return CSV_BINARY;
	return CSV_TEXT;
}

bool
csv_is_html(const char *text, size_t length)
{
	static const char *const tags[] = { "<!doctype html", "<html", "<head", "<body", "<table" };

	while (length > 0 && isspace((unsigned char)*text))
		text++, length--;
	for (size_t tag = 0; tag < sizeof tags / sizeof *tags; tag++)
		if (length >= strlen(tags[tag]) && strncasecmp(text, tags[tag], strlen(tags[tag])) == 0)
			return true;
	return false;
}

const char *
csv_kind_words(enum csv_kind kind)
{
#define FROM_EXCEL "In Excel choose File, Save as, “CSV UTF-8 (comma delimited)”, and upload the file that this makes."
#define FROM_SHEET "Open the table in a spreadsheet, save it as CSV, and upload the file that this makes."
	static const char *const words[] = {
		[CSV_EMPTY] = "The file is empty. Upload a CSV file with a row of headers and a row for each person.",
		[CSV_XLSX] = "This is an Excel workbook (.xlsx), not a CSV file. " FROM_EXCEL,
		[CSV_XLS] = "This is an Excel workbook (.xls), not a CSV file. " FROM_EXCEL,
		[CSV_ODS] = "This is an OpenDocument file (.ods), not a CSV file. In LibreOffice choose File, Save As, "
					"“Text CSV (.csv)”, and upload the file that this makes.",
		[CSV_ZIP] = "This is a zip file, not a CSV file. Unpack it, and upload the CSV file that is in it.",
		[CSV_PDF] = "This is a PDF, not a CSV file. " FROM_SHEET,
		[CSV_PICTURE] = "This is a picture, not a CSV file. " FROM_SHEET,
		[CSV_GZIP] = "This is a gzip file, not a CSV file. Unpack it, and upload the CSV file that is in it.",
		[CSV_HTML] = "This is a web page, not a CSV file. " FROM_SHEET,
		[CSV_BINARY] = "This is not a text file, so not a CSV file. " FROM_SHEET,
	};

	return words[kind];
}
