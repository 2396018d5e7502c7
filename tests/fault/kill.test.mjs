// Processes are killed at random moments while 1,000 invitations go in and out: nothing is lost, nothing is there twice.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addresses, batches, eachAtOnce, enrolment, filled, group, organisation, seeded } from '../lib/crowd.mjs';
import { start } from '../lib/instance.mjs';
import { checkInvariants, people } from '../lib/invariants.mjs';
import { killNow, until, untilGone } from '../lib/process.mjs';
import { MailServer } from '../lib/smtp.mjs';

const PEOPLE = 1000, MAIL_KILLS = 14, WEB_KILLS = 12;
let muster, server, head;
before(async () => {
	server = await MailServer.start();
	muster = await start({ mailPort: server.port, workers: 4 });
	head = await organisation(muster);
});
after(async () => {
	await muster?.stop();
	await server?.stop();
});

const workers = () => muster.processes.serve.childrenNamed('muster-web');
const mailer = () => until('a mailer', () => muster.processes.work.childrenNamed('muster-mailer')[0]);

async function startAgain(name) {
	await muster.processes[name].ended();
	muster.start(name);
}

// --- what is killed, and when ---

// So many of the batches have been answered: a web worker goes, or the parent of all, or everything that serves.
async function killWebSide(random, answered) {
	const moments = Array.from({ length: WEB_KILLS }, () => random.between(2, PEOPLE / 10 - 10)).sort((a, b) => a - b);
	for (const [i, moment] of moments.entries()) {
		await until(`${moment} answers`, () => answered() >= moment);
		const { serve } = muster.processes;
		const victims = i % 3 < 2 ? [random.pick(await until('a worker', () => workers().length && workers()))]
			: i % 2 ? [serve.pid] : [serve.pid, ...workers()];
		await killNow(...victims);
		if (victims[0] === serve.pid)
			await startAgain('serve');
	}
}

// At a moment of a mail's life: the mailer goes, its parent, or both.
async function killMailSide(random) {
	const moments = [
		{ at: 'mail' }, { at: 'rcpt' }, { at: 'data' }, { at: 'text', hangUp: true }, { at: 'text' }, { at: 'text', after: true },
	];
	const numbers = Array.from({ length: MAIL_KILLS }, () => random.between(1, PEOPLE - 50)).sort((a, b) => a - b);
	for (const [i, from] of numbers.entries()) {
		const { after: late, ...moment } = moments[i % moments.length];
		const { work } = muster.processes;
		const sender = await mailer();
		const victims = [[sender], [work.pid], [work.pid, sender]][random.pick([0, 0, 1, 2])];
		await server.behave({ ...moment, from, [late ? 'killAfter' : 'kill']: victims, closes: victims.includes(sender) });
		await until(`the kill at mail ${from}`, async () => (await server.state()).killed);
		await untilGone(...victims, sender); // one whose parent is gone finishes the mail in hand
		if (!victims.includes(work.pid))
			continue;
		await server.behave({ at: 'connect', late: true });
		await startAgain('work');
	}
	await server.behave();
}

// --- what must come of it ---

// Whatever has no answer is sent again, as a person would. An answer that says "already invited" to all ten is as good.
async function enterAll(form, path, emails, onAnswer) {
	let unanswered = 0;
	await eachAtOnce(batches(emails), 10, async (ten) => {
		let lost = 0;
		const answer = await until(`an answer for ${ten[0]}`, async () => {
			const one = await head.post(path, filled(form, ten), { follow: false });
			if (one.status !== 502)
				return one;
			lost++;
			return null;
		});
		unanswered += lost;
		onAnswer();
		if (answer.status === 303)
			return;
		assert.equal(answer.status, 422, answer.text);
		assert.ok(lost > 0, `nobody entered ${ten[0]} before, and it said: ${answer.text}`);
		assert.equal(answer.html.match(/Already invited to this group/g).length % 10, 0, `half of a form was saved: ${answer.text}`);
	});
	return unanswered;
}

const links = (mail) => mail.raw.replace(/=\r\n/g, '').match(/\/invite\/[\w-]{43}/g);

function checkMails(taken, emails, kills) {
	const copies = new Map(emails.map((email) => [email, []]));
	for (const mail of taken)
		copies.get(mail.to)?.push(mail); // the administrator has one of another kind
	assert.deepEqual(emails.filter((email) => !copies.get(email).length), [], 'who has no mail');
	const ids = new Set();
	let twice = 0;
	for (const [to, mails] of copies) {
		twice += mails.length - 1;
		ids.add(mails[0].id);
		for (const mail of mails) {
			assert.equal(mail.id, mails[0].id, `the copies to ${to} bear one Message-ID`);
			assert.deepEqual(links(mail), links(mails[0]), `the copies to ${to} bear one link`);
		}
		for (const mail of mails.slice(0, -1))
			assert.equal(mail.answerRead, false, `the mail to ${to} went out again though its answer had been read`);
	}
	assert.equal(ids.size, emails.length, 'no two people share a Message-ID');
	assert.ok(twice <= kills, `${twice} mails came twice, after ${kills} kills`);
	return twice;
}

test('1,000 invitations survive every kill: none is lost, none comes twice unless its answer was', async (t) => {
	const random = seeded(t);
	const emails = addresses(PEOPLE);
	const id = await group(head, 'Crowd', { seats: PEOPLE });
	const path = `/groups/${id}/enrol/manual`;
	const form = await enrolment(head, id, []);
	const before = await server.count();
	let answers = 0;

	const [unanswered] = await muster.slowly(() => Promise.all([
		enterAll(form, path, emails, () => answers++),
		killWebSide(random, () => answers),
		killMailSide(random),
	]));
	muster.clock.advance(60); // for mails over which the server's connection broke
	await until('everybody to be pending', () => people(muster, id).pending === PEOPLE);

	const taken = (await server.log()).taken.slice(before);
	t.diagnostic(`${unanswered} forms had no answer and were sent again`);
	t.diagnostic(`${checkMails(taken, emails, MAIL_KILLS)} mails came twice with the same Message-ID, their answers having been lost`);
	assert.deepEqual(muster.sql('SELECT status, COUNT(*) AS mails FROM messages WHERE kind = \'invite\' GROUP BY status'), [{ status: 'sent', mails: PEOPLE }]);
	assert.deepEqual(muster.sql(`SELECT seats_held FROM groups WHERE id = ${id}`), [{ seats_held: PEOPLE }]);
	assert.match((await head.get(`/groups/${id}`)).text, /1,000 of 1,000 used, 0 free/);
	checkInvariants(muster);
	await until('all workers', () => workers().length === 4);
});

test('asked to end, the mailer finishes the mail in hand: none comes twice', async (t) => {
	const random = seeded(t);
	const emails = addresses(300, 'calm');
	const id = await group(head, 'Calm');
	const form = await enrolment(head, id, []);
	const before = await server.count();

	await eachAtOnce(batches(emails), 10, (ten) => head.post(`/groups/${id}/enrol/manual`, filled(form, ten), { follow: false }));
	const moments = ['mail', 'rcpt', 'data', 'text'];
	for (let i = 0, from = before; i < moments.length; i++) {
		from += random.between(5, 60);
		await server.behave({ at: moments[i], from, late: true });
		await until(`mail ${from} to be in hand`, async () => (await server.state()).late);
		const { work } = muster.processes;
		const logged = work.output().length;
		work.signal('SIGTERM');
		await until('it to know', () => work.output().slice(logged).includes('drains'));
		await server.behave();
		assert.deepEqual(await work.ended(), { status: 0, signal: null });
		muster.start('work');
	}
	await until('everybody to be pending', () => people(muster, id).pending === emails.length);
	assert.equal(checkMails((await server.log()).taken.slice(before), emails, 0), 0);
	checkInvariants(muster);
});
