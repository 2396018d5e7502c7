// Private to src/view.
#ifndef MUSTER_MODIFIERS_HH
#define MUSTER_MODIFIERS_HH

// Makes the x- modifiers known to ctemplate. Once a process.
bool add_modifiers();

#endif
