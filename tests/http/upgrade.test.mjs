// On SQLite only: before version 13 there was nothing else.
// An installation of an earlier version is brought up to date with everything that is in it. From version 13 on: domain/test_upgrade.c.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { checkout, start } from '../lib/instance.mjs';
import { checkInvariants } from '../lib/invariants.mjs';
import { run } from '../lib/process.mjs';

const RELEASED = 3;   // the version that it comes from

// A group of five seats: one person active, one with an invite that waits to be sent, one who was removed.
const people = (now) => `
	INSERT INTO organisations (id, name, name_key, created_at) VALUES (1, 'Northfield', 'northfield', ${now});
	INSERT INTO accounts (id, email, first_name, last_name, created_at) VALUES (1, 'ada@old.example', 'Ada', 'Okafor', ${now});
	INSERT INTO addresses (account_id, email, email_key) VALUES (1, 'ada@old.example', 'ada@old.example');
	INSERT INTO account_search (rowid, scope, words) VALUES (1, 'x0x', 'ada okafor');
	INSERT INTO members (id, organisation_id, account_id, sort_key, joined_at) VALUES (1, 1, 1, 'okafor ada', ${now});
	INSERT INTO member_counts VALUES (1, 'active', 1);
	INSERT INTO groups (id, organisation_id, name, name_key, seats, seats_held, created_at, active_at) VALUES (1, 1, 'Care', 'care', 5, 2, ${now}, ${now});
	INSERT INTO groups (id, organisation_id, name, name_key, created_at, active_at) VALUES (2, 1, 'Open', 'open', ${now}, ${now});
	INSERT INTO memberships (id, organisation_id, group_id, member_id, status, current, email, email_key, email_wire, sort_key, route, added_at, status_at, active_at, token_nonce, notify_at) VALUES
		(1, 1, 1, 1, 'active', 1, 'ada@old.example', 'ada@old.example', 'ada@old.example', 'okafor ada', 'manual', ${now}, ${now}, ${now}, NULL, ${now}),
		(2, 1, 1, NULL, 'prospect', 1, 'ben@old.example', 'ben@old.example', 'ben@old.example', 'ben@old.example', 'manual', ${now}, ${now}, ${now}, 'nonce', ${now}),
		(3, 1, 1, NULL, 'removed', 0, 'cy@old.example', 'cy@old.example', 'cy@old.example', 'cy@old.example', 'manual', ${now}, ${now}, ${now}, NULL, ${now});
	INSERT INTO membership_counts VALUES (1, 1, 'active', 1), (1, 1, 'prospect', 1);
	INSERT INTO membership_search (rowid, scope, words) VALUES (1, 'x1x', 'ada'), (2, 'x1x', 'ben');
	INSERT INTO branches (id, organisation_id, parent_id, name, name_key, created_at) VALUES (1, 1, NULL, 'North', 'north', ${now}), (2, 1, 1, 'Riverside', 'riverside', ${now});
	UPDATE members SET branch_id = 2 WHERE id = 1;
	INSERT INTO courses (id, organisation_id, title, title_key, created_at) VALUES (1, 1, 'Safety', 'safety', ${now});
	INSERT INTO group_courses (organisation_id, group_id, course_id, position, added_at) VALUES (1, 1, 1, 1, ${now});
	INSERT INTO activities (organisation_id, group_id, at, kind, verb, membership_id) VALUES
		(1, 1, ${now}, 'membership', 'membership.enrolled', 1), (1, 1, ${now}, 'membership', 'membership.invited', 2), (1, 1, ${now}, 'membership', 'membership.invited', 3);
	INSERT INTO messages (organisation_id, kind, email, email_wire, membership_id, message_id, send_at, created_at) VALUES
		(1, 'invite', 'ben@old.example', 'ben@old.example', 2, 'old-1@old.example', ${now}, ${now});`;

function makeOld(muster) {
	const steps = readdirSync(join(checkout, 'sql/schema')).sort().slice(0, RELEASED);
	const sql = steps.map((step) => readFileSync(join(checkout, 'sql/schema', step), 'utf8')).join('\n');
	const versions = steps.map((step, i) => `INSERT INTO schema_versions VALUES (${i + 1}, '${step.slice(0, -4)}', 0);`).join('');
	run('sqlite3', [join(muster.state, 'muster.db')], { input: `BEGIN;
		CREATE TABLE schema_versions (version INTEGER PRIMARY KEY, step TEXT NOT NULL, made_at INTEGER NOT NULL) STRICT;
		${sql}${versions}${people(Math.floor(Date.now() / 1000))}COMMIT;` });
}

let muster;
before(async () => {
	muster = await start({ before: makeOld });
});
after(() => muster?.stop());

test('the ledger of a group begins with the seats it had and those that were held', () => {
	assert.deepEqual(muster.sql('SELECT group_id, why, seats, held, seats_after, held_after FROM seat_entries WHERE why = \'opening\' ORDER BY group_id'), [
		{ group_id: 1, why: 'opening', seats: 5, held: 2, seats_after: 5, held_after: 2 },
		{ group_id: 2, why: 'opening', seats: 0, held: 0, seats_after: null, held_after: 0 }]);
	assert.deepEqual(muster.sql('SELECT id FROM memberships WHERE seat = 1 ORDER BY id').map(({ id }) => id), [1, 2]);
});

test('a mail that waited goes out, and everything agrees', async () => {
	assert.match((await muster.mail.wait({ to: 'ben@old.example' })).subject, /invites you to Care|Care/);
	checkInvariants(muster);
});

test('its people are there for the site\'s administrator', async () => {
	const admin = await muster.admin();
	assert.match((await admin.get('/admin/organisations')).text, /Northfield/);
	await (await admin.get('/admin/organisations')).submit('/organisations/1/enter', {});
	assert.match((await admin.get('/groups/1')).text, /Ada Okafor/);
	assert.match((await admin.get('/groups/1/seats')).text, /3 free/);
	assert.match((await admin.get('/groups/1/courses')).text, /Safety/);
	assert.match((await admin.get('/organisation/branches')).text, /Riverside/);
});

test('rules see the addresses of its people, and whoever is in a group stays there whatever they say', () => {
	assert.deepEqual(muster.sql('SELECT id, email_key FROM members WHERE organisation_id = 1 ORDER BY id LIMIT 1'), [{ id: 1, email_key: 'ada@old.example' }]);
	assert.deepEqual(muster.sql('SELECT id, pinned FROM memberships ORDER BY id LIMIT 3'), [1, 2, 3].map((id) => ({ id, pinned: 1 })));
});
