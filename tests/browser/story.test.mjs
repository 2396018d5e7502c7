// A group is filled by hand and followed until everyone has answered: the whole story in Chromium, with JavaScript and without.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, test } from 'node:test';
import { open, signIn } from '../lib/browser.mjs';
import { csvRecords, isFormula } from '../lib/csv.mjs';
import { start } from '../lib/instance.mjs';
import { until } from '../lib/process.mjs';

const PASSWORD = 'seven quiet rivers';
const ROOT = 'root@harbour.example', ADA = 'ada@harbour.example', NORA = 'nora@people.example', ERIK = 'erik@people.example',
	DAN = 'dan@people.example', FAY = '+fay@people.example', GIL = 'gil@people.example', HAL = 'hal@poeple.example', HAL_RIGHT = 'hal@people.example';
const SPRING = Date.UTC(2027, 4, 12, 9) / 1000;
const COURSES = ['First aid at work', 'Fire safety'];

function story(javaScript) {
	let muster, root, ada, group;
	const links = {};

	after(() => muster?.stop());
	// One builds upon the other: after a failure the rest would only tell it again.
	let broken = false;
	const step = (words, body) => test(words, async (t) => {
		if (broken)
			return t.skip('an earlier step failed');
		broken = true;
		await body();
		for (const page of opened.splice(0)) {
			complaints.push(...page.complaints);
			await page.context().close();
		}
		broken = false;
	});
	const complaints = [], opened = [];
	// Another person at another browser; gone with the step.
	const visitor = async () => {
		const page = await open(muster, { javaScript });
		opened.push(page);
		return page;
	};
	const button = (page, name) => page.getByRole('button', { name, exact: true }).first();
	const press = (page, name) => button(page, name).click();
	const heading = (page) => page.locator('h1').innerText();
	const row = (page, email) => page.locator('tbody tr').filter({ hasText: email });

	// What the dashboard says: chips, the people with their statuses, and the seats.
	async function standing() {
		await ada.goto(group);
		return ada.evaluate(() => {
			const chips = [...document.querySelectorAll('nav.chips a')].map((chip) => {
				const people = chip.querySelector('b').textContent;
				return [chip.textContent.replace(people, '').trim().toLowerCase(), Number(people)];
			});
			const people = [...document.querySelectorAll('tbody tr')].map((line) => [
				line.querySelector('th').innerText.match(/\S+@\S+/)[0], line.querySelector('.st').innerText.trim()]);
			const seats = document.querySelector('section[aria-labelledby=seats]');
			const key = [...seats.querySelectorAll('.key li')].map((part) => {
				const [, words, number] = /^(.*?)\s*(\d+)$/.exec(part.innerText.replace(/\s+/g, ' ').trim());
				return [words.toLowerCase(), Number(number)];
			});
			return { chips: Object.fromEntries(chips.filter(([, count]) => count)), people: Object.fromEntries(people),
				seats: seats.querySelector('.soft').innerText, key: Object.fromEntries(key) };
		});
	}

	// The dashboard as it must be now, without waiting. people: { address: 'Pending' }; of seats held of five.
	async function stands(people) {
		const now = await standing();
		const count = (status) => Object.values(people).filter((one) => one === status).length;
		const chips = { all: Object.keys(people).length };
		for (const status of Object.values(people))
			chips[status.toLowerCase()] = count(status);
		const held = count('Prospect') + count('Pending') + count('Active');
		assert.deepEqual(now, { chips, people, seats: `${held} of 5 used, ${5 - held} free`,
			key: { active: count('Active'), pending: count('Pending'), prospect: count('Prospect'), free: 5 - held } });
	}

	// The same once the mail server has taken the mails.
	async function comesToStand(people) {
		await until('the statuses to follow the mails', async () => {
			const now = (await standing()).people;
			return JSON.stringify(Object.entries(now).sort()) === JSON.stringify(Object.entries(people).sort());
		});
		await stands(people);
	}

	async function enrol(rows, { at } = {}) {
		await ada.goto(group);
		await ada.getByRole('link', { name: 'Enrol new users' }).first().click();
		for (const [i, [email, first = '', last = '']] of rows.entries()) {
			await ada.fill(`#email${i + 1}`, email);
			await ada.fill(`#first${i + 1}`, first);
			await ada.fill(`#last${i + 1}`, last);
		}
		if (at) {
			await ada.getByLabel('At a scheduled time').check();
			await ada.fill('#date', at.date);
			await ada.fill('#time', at.time);
		}
		await press(ada, 'Add learners');
	}

	async function invited(email, count = 1) {
		const mail = await muster.mail.wait({ to: email, subject: /night crew/i }, count);
		links[email] = mail.link(/\/invite\//);
		return mail;
	}

	step('a fresh installation has nobody, and the shell makes its first administrator', async () => {
		muster = await start({ admin: false });
		muster.clock.set(Math.floor(SPRING - Date.now() / 1000)); // London's hour is not that of UTC, and the day is far from its ends
		assert.deepEqual(muster.sql('SELECT count(*) AS n FROM accounts'), [{ n: 0 }]);
		muster.muster('account', ['create', '--site-admin', '--email', ROOT, '--first', 'Robin', '--last', 'Root', '--password-file', '-'], { input: `${PASSWORD}\n` });
		root = await open(muster, { javaScript });
		await signIn(root, ROOT, PASSWORD);
		assert.equal(await heading(root), 'Organisations');
	});

	step('the site administrator makes the organisation, and its first administrator sets a password through the mail', async () => {
		await root.getByRole('link', { name: 'New organisation' }).first().click();
		await root.fill('#name', 'Harbour Trust');
		await root.selectOption('#time_zone', 'Europe/London');
		await root.fill('#email', ADA);
		await root.fill('#first_name', 'Ada');
		await root.fill('#last_name', 'Bright');
		await press(root, 'Create organisation');
		assert.equal(await heading(root), 'Harbour Trust');

		const mail = await muster.mail.wait({ to: ADA });
		assert.ok(mail.html && mail.text, 'it is written twice');
		ada = await open(muster, { javaScript });
		await ada.goto(mail.link(/\/password\/reset\//));
		assert.equal(await heading(ada), 'Choose your password');
		await ada.fill('#password', PASSWORD);
		await press(ada, 'Set password and log in');
		assert.equal(await heading(ada), 'Manage my group');
		assert.ok(await ada.getByRole('heading', { name: 'Set up your organisation' }).isVisible(), 'the checklist waits');
	});

	step('two courses, and a group with both and five seats', async () => {
		for (const title of COURSES) {
			await ada.goto('/courses');
			await ada.getByRole('link', { name: 'New course' }).first().click();
			await ada.fill('#title', title);
			await press(ada, 'Add course');
			assert.equal(await heading(ada), title);
			await press(ada, 'Publish');
		}
		await ada.goto('/groups');
		await ada.getByRole('link', { name: 'New group' }).first().click();
		await ada.fill('#name', 'Night crew');
		await ada.fill('#seats', '5');
		for (const title of COURSES)
			await ada.getByLabel(title).check();
		await press(ada, 'Create and edit');
		assert.equal(await heading(ada), 'Night crew');
		group = new URL(ada.url()).pathname;
		assert.match(await ada.locator('main').innerText(), /No one is in this group yet/);
		assert.match(await ada.locator('main').innerText(), /0 of 5 used, 5 free/);
	});

	step('three people are enrolled by hand: Prospect, and Pending once the server has their mail', async () => {
		muster.muster('account', ['create', '--email', ERIK, '--first', 'Erik', '--last', 'Lund', '--password-file', '-'], { input: `${PASSWORD}\n` });
		muster.mail.behave('rcpt 451 not yet');
		await enrol([[NORA, 'Nora', 'Quist'], [ERIK], [DAN, 'Dan', 'Okoro']]);
		assert.match(await heading(ada), /^3 people added/);
		await stands({ [NORA]: 'Prospect', [ERIK]: 'Prospect', [DAN]: 'Prospect' });
		assert.doesNotMatch(await ada.locator('main').innerText(), /Quist|Lund|Okoro/, 'no name before they accept');
		muster.mail.behave();
		muster.clock.advance(3600);
		for (const email of [NORA, ERIK, DAN]) {
			const mail = await invited(email);
			assert.ok(links[email].startsWith(`${muster.url}/invite/`));
			assert.ok(mail.html.includes(links[email]), 'the same link in HTML');
			assert.match(mail.headers['content-type'], /multipart\/alternative/);
			assert.equal(mail.headers.to.match(/[^<\s]+@[^>\s]+/)[0], email);
		}
		await comesToStand({ [NORA]: 'Pending', [ERIK]: 'Pending', [DAN]: 'Pending' });
	});

	step('opening a link changes nothing, as often as it is opened', async () => {
		for (let i = 0; i < 3; i++)
			assert.equal((await muster.client().get(new URL(links[NORA]).pathname)).status, 200);
		await stands({ [NORA]: 'Pending', [ERIK]: 'Pending', [DAN]: 'Pending' });
	});

	step('a new person accepts: a name, a password, and both courses', async () => {
		const nora = await visitor();
		await nora.goto(links[NORA]);
		assert.equal(await heading(nora), 'Join Night crew');
		for (const words of ['Harbour Trust', 'Ada Bright', ...COURSES])
			assert.ok((await nora.locator('main').innerText()).includes(words), words);
		await nora.getByRole('link', { name: 'Accept invite' }).click();
		assert.equal(await nora.inputValue('#first_name'), 'Nora');
		await nora.fill('#last_name', '=SUM(1,2)');
		await nora.fill('#password', PASSWORD);
		await press(nora, 'Make account and accept');
		assert.equal(await heading(nora), 'My learning');
		for (const title of COURSES)
			assert.ok(await nora.getByRole('link', { name: title }).first().isVisible(), title);
		await stands({ [NORA]: 'Active', [ERIK]: 'Pending', [DAN]: 'Pending' });
		assert.match(await row(ada, NORA).innerText(), /Nora =SUM\(1,2\)/, 'the name shows now');
		await nora.goto(links[NORA]);
		assert.equal(await heading(nora), 'This invite is accepted');
	});

	step('an existing person signs in and accepts', async () => {
		const erik = await visitor();
		await erik.goto(links[ERIK]);
		await erik.getByRole('link', { name: 'Accept invite' }).click();
		assert.equal(await erik.locator('#first_name').count(), 0, 'they have a name already');
		await erik.fill('#password', 'not the right one');
		await press(erik, 'Log in and accept');
		assert.equal(await erik.locator('#password').getAttribute('aria-invalid'), 'true');
		await erik.fill('#password', PASSWORD);
		await press(erik, 'Log in and accept');
		assert.equal(await heading(erik), 'My learning');
		await stands({ [NORA]: 'Active', [ERIK]: 'Active', [DAN]: 'Pending' });
	});

	step('one declines, and their seat is free', async () => {
		const dan = await visitor();
		await dan.goto(links[DAN]);
		await press(dan, 'Decline');
		assert.equal(await heading(dan), 'You declined this invite');
		await stands({ [NORA]: 'Active', [ERIK]: 'Active', [DAN]: 'Declined' });
		await dan.goto(links[DAN]);
		assert.equal(await heading(dan), 'You declined this invite');
	});

	step('a resend keeps the link', async () => {
		await enrol([[FAY, 'Fay', 'Moss']]);
		await invited(FAY);
		await comesToStand({ [NORA]: 'Active', [ERIK]: 'Active', [DAN]: 'Declined', [FAY]: 'Pending' });
		const link = links[FAY];
		await row(ada, FAY).getByRole('button', { name: /^Resend/ }).click();
		assert.match(await ada.locator('.note').innerText(), /is on its way/);
		await invited(FAY, 2);
		assert.equal(links[FAY], link);
		const fay = await visitor();
		await fay.goto(link);
		assert.equal(await heading(fay), 'Join Night crew');
		await stands({ [NORA]: 'Active', [ERIK]: 'Active', [DAN]: 'Declined', [FAY]: 'Pending' });
	});

	step('a cancel kills the link, and says so kindly', async () => {
		await ada.goto(group);
		await row(ada, FAY).getByRole('link', { name: /^Cancel invite/ }).click();
		await press(ada, 'Cancel invite');
		await stands({ [NORA]: 'Active', [ERIK]: 'Active', [DAN]: 'Declined', [FAY]: 'Cancelled' });
		const fay = await visitor();
		await fay.goto(links[FAY]);
		assert.equal(await heading(fay), 'This invite was cancelled');
		assert.equal(await fay.locator('main form').count(), 0, 'nothing to press');
	});

	step('scheduled mail goes out at its time, not before', async () => {
		const at = new Date((muster.clock.now() + 5400) * 1000);
		const parts = Object.fromEntries(new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' })
			.formatToParts(at).map(({ type, value }) => [type, value]));
		await enrol([[GIL]], { at: { date: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` } });
		const before = { [NORA]: 'Active', [ERIK]: 'Active', [DAN]: 'Declined', [FAY]: 'Cancelled', [GIL]: 'Prospect' };
		await stands(before);
		assert.match(await row(ada, GIL).innerText(), new RegExp(`Invite goes out .*${parts.hour}:${parts.minute}`));

		// A minute early the mailer is at work, and this one stays.
		muster.clock.advance(5400 - 120);
		const someone = await visitor();
		await someone.goto('/password/forgot');
		await someone.fill('#email', ADA);
		await press(someone, 'Send the link');
		await muster.mail.wait({ to: ADA }, 2);
		assert.deepEqual(muster.mail.list({ to: GIL }), []);
		await stands(before);

		muster.clock.advance(120);
		await invited(GIL);
		await comesToStand({ ...before, [GIL]: 'Pending' });
	});

	step('a correct address takes the place of a wrong one', async () => {
		await enrol([[HAL]]);
		await invited(HAL);
		await comesToStand({ [NORA]: 'Active', [ERIK]: 'Active', [DAN]: 'Declined', [FAY]: 'Cancelled', [GIL]: 'Pending', [HAL]: 'Pending' });
		await row(ada, HAL).locator('summary').click();
		await row(ada, HAL).getByRole('link', { name: 'Mail did not arrive' }).click();
		await ada.fill('#email', HAL_RIGHT);
		await press(ada, 'Correct and send');
		await invited(HAL_RIGHT);
		await comesToStand({ [NORA]: 'Active', [ERIK]: 'Active', [DAN]: 'Declined', [FAY]: 'Cancelled', [GIL]: 'Pending', [HAL_RIGHT]: 'Pending' });
		const hal = await visitor();
		await hal.goto(links[HAL]);
		assert.match(await heading(hal), /cancelled|does not work/);
		await hal.goto(links[HAL_RIGHT]);
		assert.equal(await heading(hal), 'Join Night crew');
	});

	step('the fifth seat is the last: the form comes back as it was typed', async () => {
		await enrol([['ida@people.example', 'Ida', 'Rowe'], ['jon@people.example', 'Jon', 'Stone']]);
		assert.match(await ada.locator('#problems').innerText(), /Row 2: No seat is free/);
		assert.equal(await ada.inputValue('#email1'), 'ida@people.example');
		assert.equal(await ada.inputValue('#last2'), 'Stone');
		await stands({ [NORA]: 'Active', [ERIK]: 'Active', [DAN]: 'Declined', [FAY]: 'Cancelled', [GIL]: 'Pending', [HAL_RIGHT]: 'Pending' });
	});

	step('the export opens and holds the right rows, and nothing in it computes', async () => {
		await ada.goto(group);
		const [download] = await Promise.all([ada.waitForEvent('download'), ada.getByRole('link', { name: 'Export' }).click()]);
		assert.match(download.suggestedFilename(), /\.csv$/);
		const records = csvRecords(readFileSync(await download.path()));
		const found = records.map((one) => [one.email.replace(/^'/, ''), one.status, one['first name'], one['last name']]);
		assert.deepEqual(found.sort(), [
			[FAY, 'cancelled', '', ''], [DAN, 'declined', '', ''], [ERIK, 'active', 'Erik', 'Lund'], [GIL, 'pending', '', ''],
			[HAL_RIGHT, 'pending', '', ''], [NORA, 'active', 'Nora', "'=SUM(1,2)"],
		].sort());
		for (const record of records)
			for (const value of Object.values(record))
				assert.ok(!isFormula(value), value);
	});

	step('a removed person comes back by Undo', async () => {
		const people = { [NORA]: 'Active', [ERIK]: 'Active', [DAN]: 'Declined', [FAY]: 'Cancelled', [GIL]: 'Pending', [HAL_RIGHT]: 'Pending' };
		await ada.goto(group);
		await row(ada, ERIK).locator('summary').click();
		await row(ada, ERIK).getByRole('link', { name: 'Remove from group' }).click();
		await press(ada, 'Remove from group');
		assert.match(await ada.locator('.note').innerText(), /Erik Lund is removed/);
		const { [ERIK]: _, ...others } = people;
		const undo = button(ada, 'Undo');
		assert.ok(await undo.isVisible());
		await undo.click();
		assert.match(await ada.locator('.note').innerText(), /back in the group/);
		await stands(people);
		await row(ada, ERIK).locator('summary').click();
		await row(ada, ERIK).getByRole('link', { name: 'Remove from group' }).click();
		await press(ada, 'Remove from group');
		await stands(others);
	});

	step('neither the browser nor the log had anything to complain about', () => {
		assert.deepEqual([...root.complaints, ...ada.complaints, ...complaints].filter((words) => !/422|Failed to load resource/.test(words)), []);
		assert.deepEqual(muster.troubles(), []);
	});
}

describe('the story with JavaScript', () => story(true));
describe('the story without JavaScript', () => story(false));
