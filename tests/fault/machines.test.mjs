// On PostgreSQL only: it is what lets several machines be one installation
// Takes long.
// Two hosts, a database with its synchronous standby and a balancer, each a machine of its own, under load: a host dies, the standby, the
// database, and then the one that took over. What was answered is there, once; the rest goes on by itself.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eachAtOnce, enrolment, filled, group, organisation } from '../lib/crowd.mjs';
import { checkInvariants } from '../lib/invariants.mjs';
import { openCourse } from '../lib/learning.mjs';
import { apart, build, why } from '../lib/machines.mjs';
import { until } from '../lib/process.mjs';

const PASSWORD = 'five brave little boats', PEOPLE = 10, LESSONS = 16, CODES = 6, ENROLLING = 2, STRIKE_AFTER = 40, GO_ON_FOR = 40;
const LEASE = 400; // seconds, and more, that a mailer's lease lasts
let site, head, crowd;

before(async () => {
	site = await build();
	head = await organisation(site);
	const { code } = await coded('Everybody');
	crowd = Array.from({ length: PEOPLE }, (_, i) => ({ email: `crowd${i}@people.example`, client: site.client() }));
	await eachAtOnce(crowd, 4, async (one) => {
		const page = await one.client.get(`/redeem/${code}`);
		const inside = await page.submit(/^\/redeem\//, { email: one.email, first_name: 'Ann', last_name: 'Price', password: PASSWORD });
		assert.equal(inside.path, '/learning', inside.text);
		one.csrf = inside.form('/logout').fields.find(([name]) => name === 'csrf')[1];
	});
});
after(() => site?.stop());

// --- what people do ---

async function coded(name) {
	const id = await group(head, name), path = `/groups/${id}/enrol/code`;
	const answer = await (await head.get(path)).submit(path, { make: 'made', active: '1' }, { follow: false });
	assert.equal(answer.status, 303, answer.text);
	return { id, ...site.sql(`SELECT id AS code_id, code FROM codes WHERE group_id = ${id}`)[0] };
}

// A course that everybody of the crowd learns, codes that they redeem, a group that others are invited to.
async function world(name) {
	const lessons = Array.from({ length: LESSONS }, (_, i) => ({ title: `Lesson ${i + 1}` }));
	const made = { name, codes: [], ...await openCourse(site, head, name, lessons), invited: await group(head, `Invited ${name}`) };
	const path = `/groups/${made.group}/enrol/manual`;
	const answer = await head.post(path, await enrolment(head, made.group, crowd.map(({ email }) => email), 'now'), { follow: false });
	assert.equal(answer.status, 303, answer.text);
	for (let i = 0; i < CODES; i++)
		made.codes.push(await coded(`${name} ${i}`));
	return made;
}

class Load {
	constructor(made) {
		Object.assign(this, { made, lessons: [], redeemed: [], invited: [], lost: {}, acknowledged: 0, longest: 0, latest: Date.now(), ending: false, over: false });
	}

	// Sends it until it is answered, as somebody does who finds a page that says "try again": then it may have been done before.
	async act(send) {
		for (let tries = 0; ; tries++) {
			let said;
			try {
				const answer = await send();
				if (answer.status === 303 || (answer.status === 422 && tries))
					return this.note();
				said = answer.status;
				assert.ok([502, 503, 504].includes(said), `${answer.path}: ${said} ${answer.text}`);
				if (said === 503)
					assert.ok(Number(answer.headers['retry-after']) > 0);
			} catch (error) {
				if (error.code === 'ERR_ASSERTION')
					throw error;
				said = error.code;
			}
			this.lost[said] = (this.lost[said] ?? 0) + 1;
			assert.ok(!this.over && (tries < 100 || !this.ending), `no answer in ${tries} tries: ${said}`);
		}
	}

	note() {
		const now = Date.now();
		this.longest = Math.max(this.longest, now - this.latest);
		this.latest = now;
		this.acknowledged++;
	}

	async learn({ email, client, csrf }) {
		for (const [i, lesson] of this.made.lessons.entries()) {
			await this.act(() => client.post(`${this.made.path}/${lesson}`, { csrf }, { follow: false }));
			this.lessons.push({ email, lesson });
			const code = i % 2 ? this.made.codes[(i - 1) / 2] : undefined;
			if (!code)
				continue;
			await this.act(() => client.post(`/redeem/${code.code}`, { csrf }, { follow: false }));
			this.redeemed.push({ email, ...code });
		}
	}

	// As long as the load lasts.
	async invite(number, form) {
		for (let i = 0; !this.ending; i++) {
			const three = [0, 1, 2].map((one) => `${this.made.name.toLowerCase().replace(/\W/g, '')}-${number}-${i}-${one}@invited.example`);
			await this.act(() => head.post(`/groups/${this.made.invited}/enrol/manual`, filled(form, three), { follow: false }));
			this.invited.push(...three);
		}
	}

	// Strikes in the middle, and ends once as much again has been done after it.
	async around(strike) {
		const form = await enrolment(head, this.made.invited, []);
		const everything = Promise.all([...crowd.map((one) => this.learn(one)), ...Array.from({ length: ENROLLING }, (_, i) => this.invite(i, form))]);
		const failed = everything.then(() => false, (error) => { throw Object.assign(error, { final: true }); });
		failed.catch(() => {});
		const enough = (count) => Promise.race([until(`${count} answers`, () => this.acknowledged >= count), failed]);
		try {
			await enough(STRIKE_AFTER);
			await strike();
			const before = this.acknowledged;
			await enough(before + GO_ON_FOR);
			this.ending = true;
			await everything;
		} finally {
			this.ending = this.over = true; // a test that failed sends nothing more
		}
	}

	report(t) {
		t.diagnostic(`${this.acknowledged} answers, the longest pause between two ${this.longest} ms; without an answer, and sent again: ${JSON.stringify(this.lost)}`);
	}
}

// --- what must have come of it ---

const counts = (query) => new Map(site.sql(query).map(({ key, times }) => [key, times]));

// Each thing that was answered is there; and nothing, answered or not, is there twice.
function checkAll({ made, lessons, redeemed, invited }) {
	const learnt = counts(`SELECT a.email || ' ' || e.lesson_id AS key, COUNT(*) AS times FROM progress_events e JOIN members m ON m.id = e.member_id
		JOIN accounts a ON a.id = m.account_id WHERE e.course_id = ${made.course} AND e.kind = 'lesson' GROUP BY a.email, e.lesson_id`);
	assert.deepEqual(lessons.filter(({ email, lesson }) => learnt.get(`${email} ${lesson}`) !== 1), []);
	const groups = made.codes.map(({ id }) => id).concat(made.invited).join();
	const places = counts(`SELECT group_id || ' ' || email AS key, COUNT(*) AS times FROM memberships WHERE group_id IN (${groups}) GROUP BY group_id, email`);
	assert.deepEqual(redeemed.filter(({ id, email }) => places.get(`${id} ${email}`) !== 1), []);
	assert.deepEqual(invited.filter((email) => places.get(`${made.invited} ${email}`) !== 1), []);
	assert.deepEqual([...places].filter(([, times]) => times !== 1), []);
	for (const { id, code_id } of made.codes)
		assert.deepEqual(site.sql(`SELECT uses FROM codes WHERE id = ${code_id}`), [{ uses: redeemed.filter((one) => one.id === id).length }]);
	const mails = counts(`SELECT email AS key, COUNT(*) AS times FROM messages WHERE kind = 'invite' AND email LIKE '%@invited.example' GROUP BY email`);
	assert.deepEqual(invited.filter((email) => mails.get(email) !== 1), []);
	assert.deepEqual([...mails].filter(([, times]) => times !== 1), []);
	checkInvariants(site);
}

// Everybody invited has their mail, and whoever has it twice has the same one twice; how many do.
async function checkMails({ made, invited }) {
	await until('all mails to be sent', () => site.sql(`SELECT COUNT(*) AS mails FROM messages WHERE kind = 'invite' AND status <> 'sent'
		AND membership_id IN (SELECT id FROM memberships WHERE group_id = ${made.invited})`)[0].mails === 0);
	const wanted = new Map(invited.map((email) => [email, []]));
	for (const mail of site.mail.list())
		wanted.get(mail.to)?.push(mail);
	assert.deepEqual([...wanted].filter(([, mails]) => !mails.length).map(([to]) => to), [], 'who has no mail');
	assert.deepEqual([...wanted].filter(([, mails]) => new Set(mails.map(({ id }) => id)).size > 1).map(([to]) => to), []);
	return [...wanted.values()].filter((mails) => mails.length > 1).length;
}

const served = (host, what) => host.processes.serve.output().split(what).length - 1;

test('a host that dies under load loses nothing that it had answered, and the other goes on', async (t) => {
	t.diagnostic(`machines: ${why}`);
	const [first, second] = site.hosts, load = new Load(await world('Host'));
	assert.ok(served(first, ' POST /') && served(second, ' POST /'), 'both have work');
	assert.deepEqual(site.sql('SELECT DISTINCT address FROM sessions'), [{ address: site.visitor }]);
	await load.around(async () => t.diagnostic(`${await first.kill()} processes of ${first.name} killed`));
	load.report(t);
	checkAll(load);
	// What it had in hand ends with its lease.
	site.clock.advance(LEASE);
	const twice = await checkMails(load);
	t.diagnostic(`${twice} mails came twice`);
	assert.ok(twice <= 1, 'only the one that it had in hand');
	// It comes back, and has its share again.
	const before = served(first, ' GET /groups ');
	await first.boot();
	await until('it to have its share', async () => (await head.get('/groups')).status === 200 && served(first, ' GET /groups ') > before);
	assert.deepEqual(site.errors(), []);
});

test('while the standby is gone nobody is told that something is saved; once it is let go of, all goes on', async (t) => {
	const [primary, standby] = await site.pair(), load = new Load(await world('Standby'));
	await load.around(async () => {
		await standby.die();
		await until('somebody to be told to look first', () => load.lost[503]);
		primary.waitForNobody();
	});
	load.report(t);
	checkAll(load);
	assert.equal(await checkMails(load), 0);
	assert.deepEqual(site.errors(), []);
});

// The database is struck, and its standby takes over; writes go on by themselves.
async function failOver(t, name, strike) {
	const [primary, standby] = await site.pair(), load = new Load(await world(name));
	await load.around(async () => {
		await strike(primary);
		standby.promote();
	});
	load.report(t);
	checkAll(load);
	const twice = await checkMails(load);
	t.diagnostic(`${twice} mails came twice`);
	assert.equal(twice, 0, 'no answer of the mail server was lost');
	assert.deepEqual(site.errors(), []);
}

test('the database dies under load, its standby takes over, and writes go on by themselves', (t) => failOver(t, 'Database', async (primary) => {
	t.diagnostic(`${await primary.kill()} processes of ${primary.name} killed`);
}));

test('the same without a word: the cable of its machine is pulled', async (t) => {
	if (!apart)
		t.diagnostic('there is no cable to pull on the loopback net: its processes are killed once more');
	await failOver(t, 'Cable', (primary) => primary.die());
});
