-- For wrk: each request sends a batch of 100 statements, five of each of 20 learners, of whom it begins at FROM. (As bare_statements.c has them.)
local home, authorization, learner = os.getenv("XAPI_HOME"), os.getenv("XAPI_AUTHORIZATION"), tonumber(os.getenv("XAPI_FROM"))
local verbs = "http://adlnet.gov/expapi/verbs/"
local number = 0
local course = '"objectType":"Activity","id":"' .. home .. '/courses/100","definition":{"name":{"en":"Working safely"},"type":"http://adlnet.gov/expapi/activities/course"}'
local parent = ',"contextActivities":{"parent":[{"objectType":"Activity","id":"' .. home .. '/courses/100"}]}'
local said = {
	{ "initialized", course, "", "" },
	{ "answered", '"objectType":"Activity","id":"https://player.example/questions/1","definition":{"type":"http://adlnet.gov/expapi/activities/cmi.interaction","interactionType":"choice","choices":[{"id":"a"},{"id":"b"}]}', parent, ',"result":{"response":"a","success":true,"duration":"PT12.5S"}' },
	{ "progressed", course, "", ',"result":{"extensions":{"https://w3id.org/xapi/cmi5/result/extensions/progress":50},"duration":"PT10M"}' },
	{ "answered", '"objectType":"Activity","id":"https://player.example/questions/2","definition":{"type":"http://adlnet.gov/expapi/activities/cmi.interaction","interactionType":"true-false"}', parent, ',"result":{"response":"true","success":false,"duration":"PT8S"}' },
	{ "scored", course, "", ',"result":{"score":{"scaled":0.85,"raw":85,"min":0,"max":100}}' },
}

local function statement(one)
	number = number + 1
	local half = string.format("%08x-%04x", learner, number % 65536)
	return string.format('{"id":"%s-4000-8000-%012x","actor":{"objectType":"Agent","name":"Person Number %d","mbox":"mailto:person%d@large.example"},"verb":{"id":"%s%s","display":{"en":"%s"}},"object":{%s},"context":{"registration":"00000000-0000-4000-8000-%012x","platform":"Player","language":"en"%s},"timestamp":"2026-11-20T10:00:00.000Z"%s}',
		half, number, learner, learner, verbs, one[1], one[1], one[2], learner, one[3], one[4])
end

function request()
	local all = {}
	for _ = 1, 20 do
		for _, one in ipairs(said) do
			all[#all + 1] = statement(one)
		end
		learner = learner + 1
	end
	return wrk.format("POST", "/xapi/statements", { ["Authorization"] = authorization, ["X-Experience-API-Version"] = "1.0.3", ["Content-Type"] = "application/json" },
		"[" .. table.concat(all, ",") .. "]")
end
