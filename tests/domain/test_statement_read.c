/* Statements before they are stored: JSON, what the specification allows, and which are the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "domain/statement_check.h"
#include "domain/statement_digest.h"
#include "domain/statement_format.h"
#include "lib/world.h"
#include "statement_text.h"

/* ---------------------------------------------------------------- JSON */

static void
json_becomes_a_tree_and_json_again(void **state)
{
	static const char text[] = "{\"a\":[1,-2.5,true,false,null,{}],\"b\":{\"c\":\"x\\\"\\\\\\u00e9\\n\\ud83d\\ude00\"},\"d\":[]}";
	struct ctx *ctx = world_open();
	const char *words;
	struct tree *tree = tree_read(ctx, text, strlen(text), &words);
	struct buffer again = buffer_new(ctx->arena, 1000);

	(void)state;
	assert_non_null(tree);
	assert_int_equal(tree->count, 3);
	assert_string_equal(tree_path(ctx->arena, tree->first->first->next), "a[1]");
	assert_string_equal(tree_path(ctx->arena, tree_get(tree_get(tree, "b"), "c")), "b.c");
	statement_write_ids(&again, tree);
	assert_string_equal(again.data, "{\"a\":[1,-2.5,true,false,null,{}],\"b\":{\"c\":\"x\\\"\\\\é\\n😀\"},\"d\":[]}");
	world_close(ctx);
}

static void
what_is_written_is_no_longer_than_what_came(void **state)
{
	struct ctx *ctx = world_open();
	struct buffer text = buffer_new(ctx->arena, 1 << 20), again = buffer_new(ctx->arena, 1 << 20);
	const char *words;

	(void)state;
	buffer_text(&text, "{\"a\":\"");
	for (int i = 0; i < 20000; i++)
		buffer_text(&text, "\\n\\t\\r\\b\\f\\\"\\\\\\u0001");
	buffer_text(&text, "\"}");
	statement_write_ids(&again, tree_read(ctx, text.data, text.length, &words));
	assert_string_equal(again.data, text.data);
	world_close(ctx);
}

static void
what_is_no_json_or_too_much_is_refused(void **state)
{
	static const struct {
		const char *text, *words;
	} wrong[] = { { "", "JSON" }, { "{", "JSON" }, { "{'a':1,}", "JSON" }, { "{'a':01}", "JSON" }, { "[1] 2", "JSON" },
		{ "{a:1}", "JSON" }, { "'\\u0000'", "NUL" }, { "'\\ud800'", "surrogate" }, { "'\\udc00\\ud800'", "surrogate" },
		{ "'\\ud800\\u0041'", "surrogate" }, { "{'\\u0000':1}", "NUL" }, { "'\xff'", "UTF-8" }, { "'a", "JSON" },
		{ "'\\", "JSON" }, { "'\\u12", "JSON" } };
	struct ctx *ctx = world_open();
	struct buffer deep = buffer_new(ctx->arena, 1000), wide = buffer_new(ctx->arena, 1 << 20);
	const char *words;

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		const char *text = json(ctx, wrong[i].text);

		assert_null(tree_read(ctx, text, strlen(text), &words));
		if (!strstr(words, wrong[i].words))
			fail_msg("%s: %s", text, words);
	}
	assert_null(tree_read(ctx, "1\0", 2, &words));
	for (int i = 0; i <= TREE_DEPTH_MOST; i++)
		buffer_text(&deep, "[");
	assert_null(tree_read(ctx, deep.data, deep.length, &words));
	assert_non_null(strstr(words, "100 levels"));
	for (int i = 0; i < TREE_VALUES_MOST; i++)
		buffer_text(&wide, i ? ",1" : "[1");
	buffer_text(&wide, "]");
	assert_null(tree_read(ctx, wide.data, wide.length, &words));
	assert_non_null(strstr(words, "200,000"));
	world_close(ctx);
}

/* ---------------------------------------------------------------- what a statement is */

static const char *
checked(struct ctx *ctx, const char *text)
{
	const char *words, *sent = json(ctx, text);
	const struct tree *tree = tree_read(ctx, sent, strlen(sent), &words);

	return tree ? statement_check(ctx->arena, tree) : words;
}

/* With these instead of what a plain statement has: "" for none. */
static const char *
check_parts(struct ctx *ctx, const char *actor, const char *object, const char *rest)
{
	return checked(ctx,
		arena_text(ctx->arena, "{'actor':%s,'verb':{'id':'a:b'},'object':%s%s}", *actor ? actor : "{'openid':'a:b'}",
			*object ? object : "{'id':'a:b'}", rest));
}

static void
statements_that_the_specification_allows_are_taken(void **state)
{
	static const char *const actors[] = { "{'mbox':'mailto:a@b.example','name':''}",
		"{'objectType':'Agent','mbox_sha1sum':'da39a3ee5e6b4b0d3255bfef95601890afd80709'}",
		"{'account':{'homePage':'https://a.example','name':'7'}}", "{'objectType':'Group','member':[{'openid':'a:b'}]}",
		"{'objectType':'Group','name':'Team','openid':'a:b'}", "{'objectType':'Group','openid':'a:b','member':[]}" };
	static const char *const objects[] = {
		"{'objectType':'Activity','id':'a:b','definition':{'name':{'en':'x'},'extensions':{'a:b':null}}}",
		"{'objectType':'Agent','openid':'a:b'}", "{'objectType':'Group','member':[]}",
		"{'objectType':'StatementRef','id':'" UUID "1'}",
		"{'objectType':'SubStatement','actor':{'openid':'a:b'},'verb':{'id':'a:b'},'object':{'id':'a:b'},'timestamp':'2999-01-01T00:00:00Z'}",
		"{'id':'a:b','definition':{'interactionType':'matching','source':[{'id':'1'}],'target':[{'id':'1','description':{'de':'x'}}],'correctResponsesPattern':['1[.]1']}}"
	};
	static const char *const rests[] = {
		",'result':{'score':{'scaled':-1,'raw':1e2,'min':-5,'max':100},'success':true,'completion':false,'response':'','duration':'PT1H','extensions':{'a:b':[null]}}",
		",'context':{'registration':'" UUID
		"1','instructor':{'objectType':'Group','openid':'a:b'},'team':{'objectType':'Group','member':[]},'revision':'1','platform':'p',"
		"'language':'en-GB','statement':{'objectType':'StatementRef','id':'" UUID
		"1'},'contextActivities':{'parent':{'id':'a:b'},'other':[{'id':'a:b'}]}}",
		",'timestamp':'2026-11-20T10:00:00Z','stored':'2026-11-20T10:00:00Z','version':'1.0.0','authority':{'openid':'a:b'}",
		",'authority':{'objectType':'Group','member':[{'openid':'a:b'},{'openid':'a:c'}]}",
		",'attachments':[{'usageType':'a:b','display':{'en':'x'},'contentType':'text/plain','length':0,'sha2':'da39a3ee5e6b4b0d3255bfef95601890afd80709da39a3ee5e6b4b0d','fileUrl':'https://a.example/f'}]"
	};
	struct ctx *ctx = world_open();
	const char *words = NULL;

	(void)state;
	for (size_t i = 0; !words && i < sizeof actors / sizeof *actors; i++)
		words = check_parts(ctx, actors[i], "", "");
	for (size_t i = 0; !words && i < sizeof objects / sizeof *objects; i++)
		words = check_parts(ctx, "", objects[i], "");
	for (size_t i = 0; !words && i < sizeof rests / sizeof *rests; i++)
		words = check_parts(ctx, "", "", rests[i]);
	if (words)
		fail_msg("%s", words);
	world_close(ctx);
}

static void
what_it_does_not_allow_is_named_with_its_place(void **state)
{
	static const struct {
		const char *actor, *object, *rest, *words;
	} wrong[] = {
		{ "{}", "", "", "actor: An Agent has exactly one" },
		{ "{'objectType':'agent','openid':'a:b'}", "", "", "actor.objectType" },
		{ "{'openid':'a:b','member':[]}", "", "", "actor.member" },
		{ "{'openid':5}", "", "", "actor.openid: It must be a string" },
		{ "{'account':{'name':'7'}}", "", "", "actor.account: It has no \"homePage\"" },
		{ "{'objectType':'Group','openid':'a:b','mbox':'mailto:a@b.example','member':[]}", "", "", "at most one" },
		{ "[]", "", "", "actor: It must be an object" },
		{ "", "{'objectType':'Group'}", "", "object: A Group" },
		{ "", "{'id':'a:b','definition':{'interactionType':'choice','choices':[{'id':'1'},{'id':'1'}]}}", "",
			"object.definition.choices[1]" },
		{ "", "{'id':'a:b','definition':{'interactionType':'choice','scale':[]}}", "", "object.definition.scale" },
		{ "", "{'id':'a:b','definition':{'correctResponsesPattern':['x']}}", "", "interactionType" },
		{ "", "{'objectType':'SubStatement','actor':{'openid':'a:b'},'verb':{'id':'a:b'},'object':{'objectType':'SubStatement'}}",
			"", "object.object.objectType" },
		{ "", "{'objectType':'SubStatement','stored':'2026-11-20T10:00:00Z'}", "", "object.stored" },
		{ "", "", ",'result':{'score':{'min':1,'max':1}}", "result.score.min" },
		{ "", "", ",'result':{'score':{'raw':0.5,'min':1}}", "result.score.raw" },
		{ "", "", ",'result':{'success':1}", "result.success" },
		{ "", "", ",'context':{'extensions':{'x':1}}", "context.extensions.x" },
		{ "", "", ",'context':{'statement':{'id':'" UUID "1'}}", "context.statement: It has no \"objectType\"" },
		{ "", "", ",'authority':{'objectType':'Group','member':[{'openid':'a:b'}]}", "authority: An authority" },
		{ "", "", ",'attachments':{}", "attachments: It must be an array" },
		{ "", "",
			",'attachments':[{'usageType':'http://adlnet.gov/expapi/attachments/signature','display':{},'contentType':'a/b','length':1,"
			"'sha2':'da39a3ee5e6b4b0d3255bfef95601890afd80709da39a3ee5e6b4b0d','fileUrl':'a:b'}]",
			"Signed" },
		{ "", "", ",'actor':{'openid':'a:b'}", "actor: It stands there twice" },
		{ "", "", ",'more':1", "more: a statement has no such property" },
	};
	struct ctx *ctx = world_open();

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		const char *words = check_parts(ctx, wrong[i].actor, wrong[i].object, wrong[i].rest);

		if (!words || !strstr(words, wrong[i].words))
			fail_msg("%s%s%s: %s", wrong[i].actor, wrong[i].object, wrong[i].rest, words ? words : "was taken");
	}
	world_close(ctx);
}

/* ---------------------------------------------------------------- the same */

static bool
same(struct ctx *ctx, const char *a, const char *b)
{
	const char *words, *texts[] = { json(ctx, a), json(ctx, b) };

	return text_equal(statement_digest(ctx->arena, tree_read(ctx, texts[0], strlen(texts[0]), &words)),
		statement_digest(ctx->arena, tree_read(ctx, texts[1], strlen(texts[1]), &words)));
}

static void
statements_are_compared_as_the_specification_says(void **state)
{
	static const char plain[] = "{'actor':{'mbox':'mailto:a@b.example'},'verb':{'id':'a:b'},'object':{'id':'a:c'}}";
	struct ctx *ctx = world_open();

	(void)state;
	assert_true(same(ctx, plain, "{'object':{'id':'a:c'},'verb':{'id':'a:b'},'actor':{'mbox':'mailto:a@b.example'}}"));
	assert_true(same(ctx, plain,
		"{'id':'x','stored':'x','version':'x','timestamp':'x','authority':{},'actor':{'mbox':'mailto:a@B.EXAMPLE'},'verb':{'display':{'en':'x'},'id':'a:b'},"
		"'object':{'id':'a:c','definition':{'type':'a:b'}}}"));
	assert_false(same(ctx, plain, "{'actor':{'mbox':'mailto:A@b.example'},'verb':{'id':'a:b'},'object':{'id':'a:c'}}"));
	assert_false(
		same(ctx, plain, "{'actor':{'mbox':'mailto:a@b.example'},'verb':{'id':'a:b'},'object':{'id':'a:c'},'result':{}}"));
	assert_true(same(ctx, "{'actor':{'member':[{'openid':'a:b'},{'openid':'a:c'}]}}",
		"{'actor':{'member':[{'openid':'a:c'},{'openid':'a:b'}]}}"));
	assert_false(
		same(ctx, "{'actor':{'member':[{'openid':'a:b'}]}}", "{'actor':{'member':[{'openid':'a:b'},{'openid':'a:b'}]}}"));
	assert_true(same(ctx, "{'actor':{},'context':{'contextActivities':{'parent':{'id':'a:b'}}}}",
		"{'actor':{},'context':{'contextActivities':{'parent':[{'id':'a:b'}]}}}"));
	assert_true(same(ctx, "{'actor':{},'result':{'score':{'raw':1.0},'duration':'PT1.239S'}}",
		"{'actor':{},'result':{'score':{'raw':1},'duration':'PT1.23S'}}"));
	assert_false(same(ctx, "{'actor':{},'result':{'score':{'raw':1}}}", "{'actor':{},'result':{'score':{'raw':'1'}}}"));
	/* Extensions are compared as they are, whatever their names. */
	assert_false(same(ctx, "{'actor':{},'result':{'extensions':{'a:b':{'definition':1,'member':[1,2]}}}}",
		"{'actor':{},'result':{'extensions':{'a:b':{'definition':2,'member':[1,2]}}}}"));
	assert_false(same(ctx, "{'actor':{},'result':{'extensions':{'a:b':{'member':[1,2]}}}}",
		"{'actor':{},'result':{'extensions':{'a:b':{'member':[2,1]}}}}"));
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(json_becomes_a_tree_and_json_again),
		cmocka_unit_test(what_is_written_is_no_longer_than_what_came),
		cmocka_unit_test(what_is_no_json_or_too_much_is_refused),
		cmocka_unit_test(statements_that_the_specification_allows_are_taken),
		cmocka_unit_test(what_it_does_not_allow_is_named_with_its_place),
		cmocka_unit_test(statements_are_compared_as_the_specification_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
