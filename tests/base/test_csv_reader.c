/* What files of any origin are read as; and that what we wrote comes back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/csv.h"
#include "base/csv_reader.h"
#include "base/text.h"
#include "lib/arena.h"
#include "lib/text_file.h"

#define LINES_MAX 12
#define FFFD "\xEF\xBF\xBD"

static const char *const problem_names[] = { "", "quote", "unclosed", "long", "columns", "bytes", "nul" };

/* "2: a|b", with the problem's name after the line where there is one: "2 quote: a|b". */
static const char *
row_text(const struct csv_row *row)
{
	struct buffer out = buffer_new(arena, 8 << 20);

	buffer_format(&out, "%lld%s%s:", (long long)row->line, row->problem ? " " : "", problem_names[row->problem]);
	for (size_t i = 0; i < row->count; i++)
		buffer_format(&out, "%s%s", i > 0 ? "|" : " ", row->values[i]);
	return out.data;
}

/* --- the table of files --- */

struct expected {
	const char *name;
	const char *bytes;
	size_t length;
	const char *shape; /* with its line ends */
	const char *rows[LINES_MAX];
};

static const struct expected files[] = {
	/* line ends */
	{ "rows end with LF", NUL_END("a,b\nc,d\n"), "UTF-8 with commas, LF", { "1: a|b", "2: c|d" } },
	{ "rows end with CR LF", NUL_END("a,b\r\nc,d\r\n"), "UTF-8 with commas, CR LF", { "1: a|b", "2: c|d" } },
	{ "rows end with CR", NUL_END("a,b\rc,d\r"), "UTF-8 with commas, CR", { "1: a|b", "2: c|d" } },
	{ "rows end now so, now so", NUL_END("a,b\r\nc,d\ne,f\rg,h"), "UTF-8 with commas, mixed",
		{ "1: a|b", "2: c|d", "3: e|f", "4: g|h" } },
	{ "LF CR are two line ends", NUL_END("a,b\n\rc,d\n"), "UTF-8 with commas, mixed", { "1: a|b", "3: c|d" } },
	{ "the last row needs no line end", NUL_END("a,b\nc,d"), "UTF-8 with commas, LF", { "1: a|b", "2: c|d" } },
	{ "a single row has no line end", NUL_END("a,b"), "UTF-8 with commas, none", { "1: a|b" } },
	{ "blank lines are passed over and counted", NUL_END("\n\r\n  \na,b\n\n \t \r\nc,d\n\n"), "UTF-8 with commas, mixed",
		{ "4: a|b", "7: c|d" } },
	{ "a line of separators is a row", NUL_END("a,b\n,\nc,d\n"), "UTF-8 with commas, LF", { "1: a|b", "2: |", "3: c|d" } },
	{ "a line of tabs is a row where tabs separate", NUL_END("a\tb\n\t\nc\td\n"), "UTF-8 with tabs, LF",
		{ "1: a|b", "2: |", "3: c|d" } },
	{ "a pair of quotes is a row", NUL_END("a\n\"\"\nb\n"), "UTF-8 with commas, LF", { "1: a", "2: ", "3: b" } },

	/* quotes */
	{ "quotes keep separators, blanks and doubled quotes", NUL_END("a,b\n\" x, y \",\"the \"\"best\"\"\"\n"),
		"UTF-8 with commas, LF", { "1: a|b", "2:  x, y |the \"best\"" } },
	{ "bare values are trimmed", NUL_END(" a ,\tb\t\n  c d  , \n"), "UTF-8 with commas, LF", { "1: a|b", "2: c d|" } },
	{ "blanks around quotes are trimmed", NUL_END("a,b\n \" c \" , d\n"), "UTF-8 with commas, LF", { "1: a|b", "2:  c |d" } },
	{ "quoted line breaks are kept as typed, and counted as lines",
		NUL_END("a,b\r\n\"one\ntwo\r\nthree\rfour\",x\r\ny,\"\n\"\r\nz,z\r\n"), "UTF-8 with commas, CR LF",
		{ "1: a|b", "2: one\ntwo\r\nthree\rfour|x", "6: y|\n", "8: z|z" } },
	{ "blank lines inside quotes belong to the value", NUL_END("a,b\n\"\n\n \n\",c\nd,e\n"), "UTF-8 with commas, LF",
		{ "1: a|b", "2: \n\n \n|c", "6: d|e" } },
	{ "a stray quote spoils its own row only", NUL_END("a,b\nc,d\"e\nf,g\n"), "UTF-8 with commas, LF",
		{ "1: a|b", "2 quote: c|d\"e", "3: f|g" } },
	{ "text after a closing quote spoils its own row only",
		NUL_END("n,m,x,y\n\"Okafor, Ada\",\"Ada\" Okafor,\"q\",z\n1,2,3,4\n5,6,7,8\n"), "UTF-8 with commas, LF",
		{ "1: n|m|x|y", "2 quote: Okafor, Ada|\"Ada\" Okafor|\"q\"|z", "3: 1|2|3|4", "4: 5|6|7|8" } },
	{ "three quotes that are never closed spoil three rows",
		NUL_END("e,f,l\na,\"Ann,Lee\nb,Bob,Ray\nc,\"Cy,Poe\nd,Di,Fox\ne,Ed,\"Orr\nf,Flo,Pym\n"), "UTF-8 with commas, LF",
		{ "1: e|f|l", "2 unclosed: a|\"Ann|Lee", "3: b|Bob|Ray", "4 unclosed: c|\"Cy|Poe", "5: d|Di|Fox",
			"6 unclosed: e|Ed|\"Orr", "7: f|Flo|Pym" } },
	{ "a quote left open in the last row spoils that", NUL_END("a,b\nc,d\ne,\"f"), "UTF-8 with commas, LF",
		{ "1: a|b", "2: c|d", "3 unclosed: e|\"f" } },
	{ "trouble below a quoted line break ends the row at its first line", NUL_END("a,b\n1,\"x\ny\"z,2\n3,4\n5,6\n"),
		"UTF-8 with commas, LF", { "1: a|b", "2 unclosed: 1|\"x", "3 quote: y\"z|2", "4: 3|4", "5: 5|6" } },

	/* columns */
	{ "ragged rows come as they are", NUL_END("a,b,c\n1\n1,2\n1,2,3\n1,2,3,4\n1,2,3\n1,2,3\n1,2,3\n"), "UTF-8 with commas, LF",
		{ "1: a|b|c", "2: 1", "3: 1|2", "4: 1|2|3", "5: 1|2|3|4", "6: 1|2|3", "7: 1|2|3", "8: 1|2|3" } },
	{ "a separator at the end makes an empty value", NUL_END("a,b,\nc,d,"), "UTF-8 with commas, LF", { "1: a|b|", "2: c|d|" } },
	{ "one column is taken for commas", NUL_END("email\na@x.example\nb@x.example\n"), "UTF-8 with commas, LF",
		{ "1: email", "2: a@x.example", "3: b@x.example" } },
	{ "a header alone is a row", NUL_END("email;first;last\n"), "UTF-8 with semicolons, LF", { "1: email|first|last" } },
	{ "semicolons separate, though commas stand in numbers", NUL_END("a;b\n1,5;2,5\n3,5;4,5\n5,5;6,5\n"),
		"UTF-8 with semicolons, LF", { "1: a|b", "2: 1,5|2,5", "3: 3,5|4,5", "4: 5,5|6,5" } },
	{ "semicolons separate, though a comma stands in each name", NUL_END("Last, First;Email\nLee, Ann;a@x\nRay, Bob;b@x\n"),
		"UTF-8 with semicolons, LF", { "1: Last, First|Email", "2: Lee, Ann|a@x", "3: Ray, Bob|b@x" } },
	{ "separators inside quotes do not count", NUL_END("\"a;b;c\",d\n\"e;f;g\",h\n"), "UTF-8 with commas, LF",
		{ "1: a;b;c|d", "2: e;f;g|h" } },
	{ "commas separate, though groups are listed with semicolons", NUL_END("a,b\nx,p;q\ny,q;r\nz,r;s\n"), "UTF-8 with commas, LF",
		{ "1: a|b", "2: x|p;q", "3: y|q;r", "4: z|r;s" } },
	{ "tabs separate", NUL_END("a\tb, c\nd\te, f\n"), "UTF-8 with tabs, LF", { "1: a|b, c", "2: d|e, f" } },
	{ "a title above the table hides no separator", NUL_END("Members\na;b;c\nd;e;f\ng;h;i\n"), "UTF-8 with semicolons, LF",
		{ "1: Members", "2: a|b|c", "3: d|e|f", "4: g|h|i" } },

	/* Excel's line */
	{ "a sep= line says it, and is no row", NUL_END("sep=;\r\na;b,c\r\nd;e,f\r\n"), "UTF-8 with semicolons, CR LF",
		{ "2: a|b,c", "3: d|e,f" } },
	{ "a sep= line wins over what the rows look like", NUL_END("SEP=,\na;b;c\nd;e;f\n"), "UTF-8 with commas, LF",
		{ "2: a;b;c", "3: d;e;f" } },
	{ "a sep= line may stand in quotes, behind a mark", NUL_END("\xEF\xBB\xBF\"sep=\t\"\na\tb\n"), "UTF-8 with tabs, LF",
		{ "2: a|b" } },
	{ "a sep= line may say another character", NUL_END("sep=|\na|b,c\n"), "UTF-8 with “|” between values, LF", { "2: a|b,c" } },

	/* encodings */
	{ "a mark of UTF-8 is no part of the first value", NUL_END("\xEF\xBB\xBF\"a\",Zo\xC3\xAB\n"), "UTF-8 with commas, LF",
		{ "1: a|Zoë" } },
	{ "any script", NUL_END("名,نام,имя\n小明,زهرا,Зоя\n\xF0\x9F\x99\x82,b,c\n"), "UTF-8 with commas, LF",
		{ "1: 名|نام|имя", "2: 小明|زهرا|Зоя", "3: \xF0\x9F\x99\x82|b|c" } },
	{ "one broken byte among UTF-8 spoils its row only", NUL_END("a,b\nZo\xC3\xAB,\xC3\xA9\nZo\xEB,c\nd,e\n"),
		"UTF-8 with commas, LF", { "1: a|b", "2: Zoë|é", "3 bytes: Zo" FFFD "|c", "4: d|e" } },
	{ "a UTF-8 file cut off inside a character keeps what is there", NUL_END("a,b\n\xC3\xA9,Zo\xC3"), "UTF-8 with commas, LF",
		{ "1: a|b", "2 bytes: é|Zo" FFFD } },
	{ "surrogates and overlong forms are no UTF-8", NUL_END("\xEF\xBB\xBFx,\xED\xA0\x80\ny,\xC0\xAF\n"), "UTF-8 with commas, LF",
		{ "1 bytes: x|" FFFD FFFD FFFD, "2 bytes: y|" FFFD FFFD } },
	{ "bytes that are no UTF-8 are Windows-1252",
		NUL_END("a;b\r\nZo\xEB;\x80"
				"5 \x96 \x93M\xFCller\x94\r\n"),
		"Windows-1252 with semicolons, CR LF", { "1: a|b", "2: Zoë|€5 – “Müller”" } },
	{ "all special characters of Windows-1252",
		NUL_END(
			"a,b\n\x80\x82\x83\x84\x85\x86\x87\x88\x89\x8A\x8B\x8C\x8E\x91\x92\x93\x94\x95\x96\x97\x98\x99\x9A\x9B\x9C\x9E\x9F"
			",\xA0\xFF\n"),
		"Windows-1252 with commas, LF", { "1: a|b", "2: €‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ|\xC2\xA0ÿ" } },
	{ "what Windows-1252 leaves undefined is said", NUL_END("\xE9,b\n\x81,c\n\x8D,c\n\x8F,c\n\x90,c\n\x9D,c\nd,e\n"),
		"Windows-1252 with commas, LF",
		{ "1: é|b", "2 bytes: " FFFD "|c", "3 bytes: " FFFD "|c", "4 bytes: " FFFD "|c", "5 bytes: " FFFD "|c",
			"6 bytes: " FFFD "|c", "7: d|e" } },
	{ "a NUL is said", NUL_END("a,b\nc,d\0e\nf,g\n"), "UTF-8 with commas, LF", { "1: a|b", "2 nul: c|d" FFFD "e", "3: f|g" } },
	{ "UTF-16 little end first, with a mark",
		NUL_END("\xFF\xFE"
				"a\0,\0\xEB\0\r\0\n\0\"\0x\0\n\0y\0\"\0,\0=\xD8\x42\xDE\r\0\n\0z\0,\0\x0D\x54\n\0"),
		"UTF-16 with commas, mixed", { "1: a|ë", "2: x\ny|\xF0\x9F\x99\x82", "4: z|\xE5\x90\x8D" } },
	{ "UTF-16 big end first, with a mark",
		NUL_END("\xFE\xFF"
				"\0a\0;\0\xEB\0\r\0\n\0c\0;\xD8=\xDE\x42\0\r\0\n"),
		"UTF-16 with semicolons, CR LF", { "1: a|ë", "2: c|\xF0\x9F\x99\x82" } },
	{ "UTF-16 little end first, known by its zeros", NUL_END("a\0,\0b\0\n\0c\0,\0d\0\n\0e\0,\0f\0\n\0"), "UTF-16 with commas, LF",
		{ "1: a|b", "2: c|d", "3: e|f" } },
	{ "UTF-16 big end first, known by its zeros", NUL_END("\0a\0\t\0b\0\r\0c\0\t\0d\0\r\0e\0\t\x04\x17"), "UTF-16 with tabs, CR",
		{ "1: a|b", "2: c|d", "3: e|З" } },
	{ "UTF-16 without a mark may hold characters with the byte of a line end in them",
		NUL_END("a\0;\0b\0\n\0\x0D\x54\x0A\x54;\0x\0@\0y\0\r\0\n\0\x0D\x54\x0D\x54;\0z\0\r\0\n\0"),
		"UTF-16 with semicolons, mixed", { "1: a|b", "2: 名吊|x@y", "3: 名名|z" } },
	{ "halves of surrogate pairs are said",
		NUL_END("\xFF\xFE"
				"a\0,\0=\xD8\n\0b\0,\0\x42\xDE\n\0c\0,\0=\xD8=\xD8\x42\xDE\n\0d\0\n\0"),
		"UTF-16 with commas, LF", { "1 bytes: a|" FFFD, "2 bytes: b|" FFFD, "3 bytes: c|" FFFD "\xF0\x9F\x99\x82", "4: d" } },
	{ "UTF-16 cut off inside a character keeps what is there",
		NUL_END("\xFF\xFE"
				"a\0,\0b\0\n\0c\0,\0d"),
		"UTF-16 with commas, LF", { "1: a|b", "2 bytes: c|" FFFD } },
	{ "a NUL in UTF-16 is said",
		NUL_END("\xFF\xFE"
				"a\0,\0b\0\n\0c\0,\0\0\0\n\0"),
		"UTF-16 with commas, LF", { "1: a|b", "2 nul: c|" FFFD } },
};

static void
seeks_to_every_row(
	const struct csv_shape *shape, struct text_file *file, const struct csv_row *rows, const char *const *texts, size_t count)
{
	struct csv_reader *reader = csv_reader_open(arena, shape, text_file_read, file);
	struct csv_row row;

	for (size_t from = count; from-- > 0;) {
		csv_reader_seek(reader, rows[from].offset, rows[from].line);
		for (size_t i = from; i < count; i++) {
			assert_true(csv_next(reader, &row));
			assert_string_equal(row_text(&row), texts[i]);
			assert_int_equal(row.offset, rows[i].offset);
		}
		assert_false(csv_next(reader, &row));
	}
}

static void
check_file(const struct expected *expected)
{
	struct text_file file = { expected->bytes, expected->length };
	struct csv_shape shape = csv_shape(arena, text_file_read, &file);
	struct csv_row rows[LINES_MAX + 1];
	const char *texts[LINES_MAX + 1];
	struct csv_reader *reader;
	size_t count = 0;

	assert_int_equal(shape.kind, CSV_TEXT);
	assert_null(csv_kind_words(shape.kind));
	assert_string_equal(arena_text(arena, "%s, %s", csv_shape_words(arena, &shape), shape.line_end), expected->shape);
	reader = csv_reader_open(arena, &shape, text_file_read, &file);
	while (count < LINES_MAX && csv_next(reader, &rows[count])) {
		texts[count] = row_text(&rows[count]);
		assert_non_null(expected->rows[count]);
		assert_string_equal(texts[count], expected->rows[count]);
		count++;
	}
	assert_true(count == LINES_MAX || expected->rows[count] == NULL);
	seeks_to_every_row(&shape, &file, rows, texts, count);
}

static void
every_file_of_the_table_is_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		print_message("    %s\n", files[i].name);
		check_file(&files[i]);
		arena_reset(arena);
	}
}

/* --- kinds --- */

static void
what_is_no_csv_file_is_named(void **state)
{
	static const struct {
		const char *bytes;
		size_t length;
		enum csv_kind kind;
		const char *word;
	} kinds[] = {
		{ NUL_END(""), CSV_EMPTY, "empty" },
		{ NUL_END("\xEF\xBB\xBF \r\n\t\r\n"), CSV_EMPTY, "empty" },
		{ NUL_END("\xFF\xFE\r\0\n\0"), CSV_EMPTY, "empty" },
		{ NUL_END(
			  "PK\3\4\24\0\6\0\10\0\0\0!\0\1\2\3\4\5\6\7\10\5\6\7\10\23\0\10\2[Content_Types].xml....PK\3\4\24\0\6\0\10\0\0\0!\0\1"
			  "\2\3\4\5\6\7\10\5\6\7\10\17\0\0\0xl/workbook.xml"),
			CSV_XLSX, ".xlsx" },
		{ NUL_END(
			  "PK\3\4\24\0\0\10\0\0abcd\205l9\212.\0\0\0.\0\0\0\10\0\0\0mimetypeapplication/vnd.oasis.opendocument.spreadsheet"),
			CSV_ODS, "OpenDocument" },
		{ NUL_END("PK\3\4\24\0\0\0\0\0abcd\205l9\212.\0\0\0.\0\0\0\12\0\0\0people.csva,b\n"), CSV_ZIP, "zip" },
		{ NUL_END("PK\3\4"), CSV_ZIP, "zip" },
		{ NUL_END("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0"), CSV_XLS, ".xls" },
		{ NUL_END("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"), CSV_PDF, "PDF" },
		{ NUL_END("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"), CSV_PICTURE, "picture" },
		{ NUL_END("\xFF\xD8\xFF\xE0\0\x10JFIF"), CSV_PICTURE, "picture" },
		{ NUL_END("GIF89a\1\0\1\0"), CSV_PICTURE, "picture" },
		{ NUL_END("RIFF\x24\0\0\0WEBPVP8 "), CSV_PICTURE, "picture" },
		{ NUL_END("\x1F\x8B\10\0\0\0\0\0"), CSV_GZIP, "gzip" },
		{ NUL_END("\n <!DOCTYPE html>\n<p>"), CSV_HTML, "web page" },
		{ NUL_END("\xEF\xBB\xBF<html lang=\"en\">"), CSV_HTML, "web page" },
		{ NUL_END("\x7F"
				  "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0>\0\1\0\0\0"),
			CSV_BINARY, "not a text file" },
		{ NUL_END("\xFF\xFE\0\0a\0\0\0,\0\0\0"), CSV_BINARY, "not a text file" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		struct text_file file = { kinds[i].bytes, kinds[i].length };

		assert_int_equal(csv_shape(arena, text_file_read, &file).kind, kinds[i].kind);
		assert_non_null(strstr(csv_kind_words(kinds[i].kind), kinds[i].word));
		arena_reset(arena);
	}
}

/* --- there and back --- */

static const char *
random_value(uint32_t *seed)
{
	static const char *const parts[] = { "'", "=", "+", "-", "@", "\t", "\r", "\n", "\r\n", "\"", ",", ";", " ", "a", "Zoë", "名",
		"1", "''", "|" };
	struct buffer out = buffer_new(arena, 1000);
	size_t count;

	*seed = *seed * 1664525 + 1013904223;
	count = *seed >> 16 & 7;
	buffer_text(&out, "");
	while (count-- > 0) {
		*seed = *seed * 1664525 + 1013904223;
		buffer_text(&out, parts[(*seed >> 16) % (sizeof parts / sizeof *parts)]);
	}
	return out.length > 0 ? out.data : "";
}

static void
what_we_wrote_is_read_back_the_same(void **state)
{
	enum { ROWS = 400, COLUMNS = 4 };
	const char *values[ROWS][COLUMNS];
	struct buffer out = buffer_new(arena, 1 << 20);
	struct csv_shape shape;
	struct csv_reader *reader;
	struct csv_row row;
	struct text_file file;
	uint32_t seed = 7;

	(void)state;
	csv_start(&out);
	for (size_t r = 0; r < ROWS; r++) {
		for (size_t c = 0; c < COLUMNS; c++)
			csv_value(&out, values[r][c] = r == 0 ? "header" : random_value(&seed));
		csv_end_row(&out);
	}
	file = (struct text_file){ out.data, out.length };
	shape = csv_shape(arena, text_file_read, &file);
	reader = csv_reader_open(arena, &shape, text_file_read, &file);
	for (size_t r = 0; r < ROWS; r++) {
		assert_true(csv_next(reader, &row));
		assert_int_equal(row.problem, CSV_ROW_OK);
		assert_int_equal(row.count, COLUMNS);
		for (size_t c = 0; c < COLUMNS; c++)
			assert_string_equal(csv_plain(row.values[c]), values[r][c]);
	}
	assert_false(csv_next(reader, &row));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_file_of_the_table_is_read),
		cmocka_unit_test(what_is_no_csv_file_is_named),
		cmocka_unit_test(what_we_wrote_is_read_back_the_same),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
