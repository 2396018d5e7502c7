// Whether what was done changed anything that is stored.
import assert from 'node:assert/strict';

// Everything but what passes by itself: when a session was seen, the notes for its next page, attempts.
function stored(muster) {
	return muster.store.dump().filter((line) => !/^INSERT INTO (sessions|throttles|store_commits) /.test(line));
}

export async function changesNothing(muster, what, act) {
	const earlier = stored(muster);
	await act();
	const later = stored(muster);
	if (earlier.length !== later.length || earlier.some((line, i) => line !== later[i])) {
		const known = new Set(earlier), now = new Set(later);
		assert.fail(`${what} changed:\n${[...earlier.filter((line) => !now.has(line)).map((line) => `- ${line}`),
			...later.filter((line) => !known.has(line)).map((line) => `+ ${line}`)].join('\n').slice(0, 3000)}`);
	}
}
