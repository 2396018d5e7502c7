#include "base/directory.h"

#include <fcntl.h>
#include <unistd.h>

bool
directory_sync(const char *path)
{
	int file = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool synced = file >= 0 && fsync(file) == 0;

	if (file >= 0)
		close(file);
	return synced;
}
