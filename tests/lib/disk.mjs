// Small disks for the state of an installation, which tests fill up.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './process.mjs';

// Only root may mount one; as root it must work.
export const skip = process.getuid() === 0 ? false : 'needs root, to mount a small disk for the state';

const filler = (directory) => join(directory, 'filler');

export function mount(directory, size) {
	mkdirSync(directory, { recursive: true });
	run('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=0755`, 'tmpfs', directory]);
}

// Takes every byte that is left, also when somebody gives some back meanwhile; then there is room for so many.
export function fill(directory, room = 0) {
	for (const size of [1 << 20, 4096, 1])
		try {
			for (;;)
				appendFileSync(filler(directory), Buffer.alloc(size));
		} catch (error) {
			assert.equal(error.code, 'ENOSPC');
		}
	truncateSync(filler(directory), Math.max(0, statSync(filler(directory)).size - room));
}

export function makeRoom(directory) {
	rmSync(filler(directory), { force: true });
}

// Ends an installation whose files lie on these.
export async function stopOnDisks(instance, directories) {
	for (const name of ['work', 'serve'])
		await instance?.processes[name]?.stop();
	instance?.store.close();
	for (const directory of directories)
		spawnSync('umount', [directory]);
	await instance?.stop();
}
