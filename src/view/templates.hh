// Reading, checking and preparing the templates of a directory. Private to src/view.
#ifndef MUSTER_TEMPLATES_HH
#define MUSTER_TEMPLATES_HH

#include <map>
#include <string>

// Name ("groups/index.tpl") to text, ready for ctemplate: pasted, without idle lines, with the pragma.
using templates = std::map<std::string, std::string>;

// "" when all is well, else where and what is wrong.
std::string read_templates(const std::string &directory, templates &found);

#endif
