-- For wrk: each request posts the form of a page as another person; the file has a line "token csrf" for each, of which it begins at FROM.
-- With CODES, the page's path ends with a number from 1 to that.
local path, people, file, from = os.getenv("POST_PATH"), {}, os.getenv("POST_PEOPLE"), tonumber(os.getenv("POST_FROM"))
local codes = tonumber(os.getenv("POST_CODES") or "0")
for line in io.lines(file) do
	people[#people + 1] = line
end

function request()
	local token, csrf = people[from]:match("(%S+) (%S+)")
	from = from + 1
	return wrk.format("POST", codes > 0 and path .. from % codes + 1 or path,
		{ ["Cookie"] = "muster=" .. token, ["Content-Type"] = "application/x-www-form-urlencoded" }, "csrf=" .. csrf)
end
