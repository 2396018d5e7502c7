// What holds in the database after whatever happened: counts are those of the rows, no seat is held twice or sold twice. `muster check`
// knows it all (src/domain/invariant.c).
import assert from 'node:assert/strict';

// Fails with all that is wrong in an instance's database, a few lines of each kind.
export function checkInvariants(muster) {
	const { out } = muster.muster('check', ['--data'], { allowFailure: true });
	assert.deepEqual(out.split('\n').filter((line) => line.startsWith('BAD')), []);
	assert.match(out, /^ok +agreement/m, out);
}

// Ends an instance, once it was seen that its data agree and its log has no troubles.
export async function stopSound(muster) {
	if (!muster)
		return;
	try {
		checkInvariants(muster);
		assert.deepEqual(muster.troubles(), []);
	} finally {
		await muster.stop();
	}
}

// How many people of a group stand in which status, counted afresh: { pending: 3, active: 2 }.
export function people(muster, group) {
	const rows = muster.sql(`SELECT status, COUNT(*) AS people FROM memberships WHERE group_id = ${group} AND current = 1 GROUP BY status`);
	return Object.fromEntries(rows.map((row) => [row.status, row.people]));
}
