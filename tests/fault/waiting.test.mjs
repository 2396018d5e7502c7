// Seats come free for hundreds of people who wait, while the runners that give them out are killed again and again.
// Takes long.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { eachAtOnce, group as makeGroup, headOf, organisation, seeded } from '../lib/crowd.mjs';
import { start } from '../lib/instance.mjs';
import { checkInvariants, people } from '../lib/invariants.mjs';
import { killNow, until } from '../lib/process.mjs';

const PEOPLE = 250, KILLS = 12;
const AN_HOUR = 250; // who may come from one network within an hour is limited
let muster, group;

before(async () => {
	muster = await start({ conf: { work: { runners: 2 } } });
	const head = await organisation(muster);
	group = await makeGroup(head, 'Crowded', { seats: 0 });
	const path = `/groups/${group}/enrol/code`;
	await (await head.get(path)).submit(path, { make: 'own', code: 'CROWDED', first_day: '2020-01-01', last_day: '2099-12-31', active: '1' });
});
after(() => muster?.stop());

// Somebody new redeems the code while the group is full.
async function comes(email) {
	const page = await muster.client().get('/redeem/CROWDED');
	const answer = await page.submit('/redeem/CROWDED', { email, first_name: 'Pat', last_name: 'Lee', password: 'a long walk in the rain' }, { follow: false });
	assert.equal(answer.location, '/learning', answer.text);
}

const isIn = () => people(muster, group).active ?? 0;
const line = (status) => muster.sql(`SELECT email FROM wait_entries WHERE group_id = ${group} AND status = '${status}' ORDER BY id`).map((one) => one.email);
const runners = () => until('runners', () => {
	const found = muster.processes.work.childrenNamed('muster-runner');
	return found.length && found;
});

test('people come in from the wait list in their order, once each and with one mail, whichever runner is killed when', async (t) => {
	const random = seeded(t);
	const emails = Array.from({ length: PEOPLE }, (_, i) => `waits${i}@people.example`);
	for (let from = 0; from < PEOPLE; from += AN_HOUR) {
		await eachAtOnce(emails.slice(from, from + AN_HOUR), 2, comes);
		muster.clock.advance(3700);
	}
	const waiting = line('waiting');
	assert.equal(waiting.length, PEOPLE);

	let killed = 0;
	await muster.slowly(async () => {
		const path = `/groups/${group}/seats`;
		await (await (await headOf(muster)).get(path)).submit(path, { seats: PEOPLE - 1 });
		for (const moment of Array.from({ length: KILLS }, () => random.between(0, PEOPLE - 110)).sort((a, b) => a - b)) {
			await until(`${moment} people to be in`, () => isIn() >= moment);
			await pause(random.between(0, 150));
			await killNow(...await runners());
			killed++;
		}
		await until('all but one to be in', () => isIn() === PEOPLE - 1);
	});
	t.diagnostic(`${killed} kills`);
	assert.equal(isIn(), PEOPLE - 1);
	assert.deepEqual(line('waiting'), waiting.slice(-1));
	assert.deepEqual(muster.sql(`SELECT email FROM memberships WHERE group_id = ${group} ORDER BY id`).map((one) => one.email), waiting.slice(0, -1));
	const mails = await until('the mails to be there', () => {
		const list = muster.mail.list({ subject: 'A seat is free: you are in Crowded' });
		return list.length >= PEOPLE - 1 && list;
	});
	assert.deepEqual(mails.map((one) => one.to).sort(), waiting.slice(0, -1).sort());
	assert.deepEqual(muster.sql(`SELECT uses FROM codes WHERE group_id = ${group}`), [{ uses: PEOPLE - 1 }]);
	checkInvariants(muster);
});
