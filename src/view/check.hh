// The check of a template's text. Private to src/view.
#ifndef MUSTER_CHECK_HH
#define MUSTER_CHECK_HH

#include <string>
#include <string_view>

bool is_text(std::string_view name); // a template of plain text, by its name
bool is_file(std::string_view word); // {{>parts/x.tpl}}, not {{>MARK}}

// "" or "line 3: what is wrong". Values in HTML text get the escaping that keeps line breaks.
std::string check_template(const std::string &name, std::string &text);

#endif
