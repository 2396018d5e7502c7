#include "web/listener.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/log.h"
#include "base/text.h"

#define BACKLOG 511
#define GIVEN_FD 3 /* sd_listen_fds(3) */
#define KEPT_FD "MUSTER_LISTEN_FD"
#define KEPT_LOCK "MUSTER_LOCK_FD"

static bool
refuse(const char *what, const char *path, const char *mend)
{
	log_line(LOG_ERROR, "%s %s: %s. %s", what, path, strerror(errno), mend);
	return false;
}

static int
number_from(const char *variable)
{
	const char *text = getenv(variable);
	int64_t number;

	return text && text_integer(text, 0, INT_MAX, &number) ? (int)number : -1;
}

static bool
is_given(void)
{
	return number_from("LISTEN_PID") == (int)getpid() && number_from("LISTEN_FDS") == 1;
}

/* The lock is the process's own: its children do not hold it, and it outlives exec(). */
static bool
lock_path(struct listener *listener)
{
	struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	char path[sizeof((struct sockaddr_un *)NULL)->sun_path + sizeof ".pid"];
	char digits[24];
	int length;

	snprintf(path, sizeof path, "%s.pid", listener->path);
	listener->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0640);
	if (listener->lock < 0)
		return refuse("cannot open", path, "Let this user write to the directory.");
	if (fcntl(listener->lock, F_SETLK, &whole) != 0) {
		fcntl(listener->lock, F_GETLK, &whole);
		log_line(LOG_ERROR, "another `muster serve` (process %d) holds %s. End it, or name another socket.", (int)whole.l_pid,
			listener->path);
		return false;
	}
	length = snprintf(digits, sizeof digits, "%d\n", (int)getpid());
	if (ftruncate(listener->lock, 0) != 0 || pwrite(listener->lock, digits, (size_t)length, 0) != length)
		return refuse("cannot write", path, "Make room on the disk.");
	return true;
}

static bool
give_to_group(const char *path, const char *group)
{
	struct group *entry;

	if (!group || !*group)
		return true;
	errno = 0;
	entry = getgrnam(group);
	if (!entry || chown(path, (uid_t)-1, entry->gr_gid) != 0) {
		if (!errno)
			errno = ENOENT;
		return refuse("cannot give to the group of socket_group", path, "Name a group that this user belongs to.");
	}
	return true;
}

/* Nobody else gets through the directory to the socket. One that is there stays as its owner made it. */
static bool
make_directory(const char *path, const char *group)
{
	char copy[sizeof((struct sockaddr_un *)NULL)->sun_path];
	const char *directory;

	snprintf(copy, sizeof copy, "%s", path);
	directory = dirname(copy);
	if (mkdir(directory, 0750) == 0)
		return chmod(directory, 0750) == 0 && give_to_group(directory, group);
	return errno == EEXIST || refuse("cannot make the directory", directory, "Make it, or name another socket.");
}

static bool
clear_path(const char *path)
{
	struct stat found;

	if (lstat(path, &found) != 0)
		return errno == ENOENT || refuse("cannot look at", path, "Let this user into the directory.");
	if (!S_ISSOCK(found.st_mode)) {
		errno = EEXIST;
		return refuse("the socket cannot be made at", path, "Something else lies there: move it, or name another socket.");
	}
	return unlink(path) == 0 || refuse("cannot remove the old socket", path, "Let this user write to the directory.");
}

static bool
make_socket(struct listener *listener, const char *group)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	mode_t before;
	bool bound;

	snprintf(address.sun_path, sizeof address.sun_path, "%s", listener->path);
	listener->fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (listener->fd < 0)
		return refuse("cannot make the socket", listener->path, "Raise the limit of open files.");
	before = umask(0117);
	bound = bind(listener->fd, (struct sockaddr *)&address, sizeof address) == 0;
	umask(before);
	if (!bound)
		return refuse("cannot make the socket", listener->path, "Let this user write to the directory.");
	if (!give_to_group(listener->path, group))
		return false;
	return listen(listener->fd, BACKLOG) == 0 || refuse("cannot listen on", listener->path, "Name another socket.");
}

static bool
finish(struct listener *listener)
{
	struct stat found;

	if (listener->lock >= 0 && lstat(listener->path, &found) == 0) {
		listener->device = found.st_dev;
		listener->inode = found.st_ino;
	}
	/* A worker that was woken for nothing must not wait in accept(). */
	return fcntl(listener->fd, F_SETFD, FD_CLOEXEC) == 0 && fcntl(listener->fd, F_SETFL, O_NONBLOCK) == 0 &&
		(listener->lock < 0 || fcntl(listener->lock, F_SETFD, FD_CLOEXEC) == 0);
}

bool
listener_open(struct listener *listener, const struct conf *conf)
{
	*listener = (struct listener){ .fd = number_from(KEPT_FD), .lock = number_from(KEPT_LOCK), .path = conf->socket };
	unsetenv(KEPT_FD);
	unsetenv(KEPT_LOCK);
	if (listener->fd < 0 && is_given())
		listener->fd = GIVEN_FD;
	if (listener->fd >= 0)
		return finish(listener) || refuse("cannot use the socket that was handed over for", listener->path, "Start anew.");
	if (strlen(conf->socket) >= sizeof((struct sockaddr_un *)NULL)->sun_path) {
		errno = ENAMETOOLONG;
		return refuse("the socket cannot be made at", conf->socket, "Name a path of at most 107 bytes.");
	}
	return make_directory(conf->socket, conf->socket_group) && lock_path(listener) && clear_path(conf->socket) &&
		make_socket(listener, conf->socket_group) && finish(listener);
}

static bool
hand_on(int fd, const char *variable)
{
	char digits[24];

	snprintf(digits, sizeof digits, "%d", fd);
	return fcntl(fd, F_SETFD, 0) == 0 && setenv(variable, digits, 1) == 0;
}

bool
listener_hand_over(const struct listener *listener)
{
	return hand_on(listener->fd, KEPT_FD) && (listener->lock < 0 || hand_on(listener->lock, KEPT_LOCK));
}

void
listener_take_back(const struct listener *listener)
{
	unsetenv(KEPT_FD);
	unsetenv(KEPT_LOCK);
	fcntl(listener->fd, F_SETFD, FD_CLOEXEC);
	if (listener->lock >= 0)
		fcntl(listener->lock, F_SETFD, FD_CLOEXEC);
}

void
listener_unlink(struct listener *listener)
{
	struct stat found;

	if (listener->lock >= 0 && lstat(listener->path, &found) == 0 && found.st_dev == listener->device &&
		found.st_ino == listener->inode)
		unlink(listener->path);
}
