/* What the bare programs share: how they count, and how several of them work at a time. Each is one file that includes this. */
#ifndef MUSTER_BENCH_BARE_H
#define MUSTER_BENCH_BARE_H

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define PROCESSES 4

static inline double
seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* What one process did. */
struct done {
	long people;
	double at;
};

/* For one process: opens address, and does with one person after the other, from first to last until that time, what it is to measure. */
typedef void worker(const char *address, long first, long last, double until, struct done *done);

/* The main() of those who are called with ADDRESS FIRST LAST SECONDS: that many processes share the people, and what they did a second
   is printed. */
static inline int
work_together(int argc, char **argv, worker *work)
{
	long first = argc == 5 ? strtol(argv[2], NULL, 10) : 0, last = first ? strtol(argv[3], NULL, 10) : 0, people = 0;
	struct done *all = mmap(NULL, PROCESSES * sizeof *all, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	double from = seconds(), until = from;
	int status;

	if (!first || all == MAP_FAILED)
		return 2;
	for (int i = 0; i < PROCESSES; i++)
		if (fork() == 0) {
			work(argv[1], first + i, last, from + strtod(argv[4], NULL), &all[i]);
			exit(0);
		}
	while (wait(&status) > 0)
		if (status != 0)
			return 1;
	for (int i = 0; i < PROCESSES; i++) {
		people += all[i].people;
		until = all[i].at > until ? all[i].at : until;
	}
	printf("%.0f\n", (double)people / (until - from));
	return 0;
}

#endif
