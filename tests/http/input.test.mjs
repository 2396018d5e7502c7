// Bad input: each gets a clear answer at its place, with everything typed still in the form.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { checkInvariants } from '../lib/invariants.mjs';
import { until } from '../lib/process.mjs';
import { fill, routes } from '../lib/routes.mjs';
import { PASSWORD, at, partsOf, people, startTenants } from '../lib/tenants.mjs';

let muster, admin, otherAdmin, siteAdmin, enrolPath;

before(async () => {
	muster = await startTenants({ work: true });
	admin = await muster.signedIn(people.admin, PASSWORD);
	otherAdmin = await muster.signedIn(people.otherAdmin, PASSWORD);
	siteAdmin = await muster.signedIn(people.siteAdmin, PASSWORD);
	enrolPath = `/groups/${muster.ours.group}/enrol/manual`;
});
after(() => muster?.stop());

const memberships = () => muster.sql('SELECT count(*) AS n FROM memberships')[0].n;

// The form of an answer as it would be sent again: { name: value }.
const typed = (answer, action) => Object.fromEntries(answer.form(action).fields);

// The words at a field, found as a screen reader finds them.
function wordsAt(answer, field) {
	const found = new RegExp(`<(?:input|textarea|select|fieldset)[^>]*\\bid="${field}"[^>]*>`).exec(answer.html);
	assert.ok(found, `${answer.path} has no field ${field}`);
	const ids = /aria-describedby="([^"]*)"/.exec(found[0])?.[1].split(' ') ?? [];
	const id = ids.find((one) => one.endsWith('-error'));
	if (!id)
		return null;
	if (!found[0].startsWith('<fieldset'))
		assert.match(found[0], /aria-invalid="true"/, `${field} is marked`);
	const words = new RegExp(`id="${id}"[^>]*>([^<]+)<`).exec(answer.html)?.[1];
	assert.ok(words, `${id} has words`);
	return words;
}

// Every link of the summary on top leads to a field that is there; its words.
function summary(answer) {
	const box = /<div class="note bad"[^>]*id="problems"[\s\S]*?<\/ul>/.exec(answer.html)?.[0];
	assert.ok(box, `${answer.path} (${answer.status}) has no summary`);
	for (const [, target] of box.matchAll(/href="#([^"]+)"/g))
		assert.match(answer.html, new RegExp(`id="${target}"`), `the summary of ${answer.path} leads to #${target}`);
	return box.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}

async function enrol(fields) {
	return (await admin.get(enrolPath)).submit(enrolPath, fields);
}

// A line break in a field of one line comes back as blanks, since such a field can hold none.
const inOneLine = (value) => value.replace(/[\r\n]/g, ' ');
const long = (length, end) => 'x'.repeat(length - end.length) + end;

describe('the enrol form', () => {
	const addresses = [
		['no-sign.example', /@ is missing/], ['a b@people.example', /space/], ['two..dots@people.example', /two dots/], ['.dot@people.example', /dot/],
		['dot.@people.example', /dot/], ['x@nodot', /ending/], ['x@', /part after the @|ending/], ['@people.example', /before the @/],
		['x@-bad.example', /mail server/], ['x@under_score.example', /mail server/], ['x@127.0.0.1', /mail server/],
		[long(300, '@people.example'), /too long/], [`x@${'y'.repeat(300)}.example`, /too long|mail server/],
		['a@people.example, b@people.example', /one address/], ['a@people.example;b@people.example', /one address/],
		['a@people.example b@people.example', /one address/], ['Ann Lee <ann@people.example>', /address alone/], ['"ann"@people.example', /address alone|before the @/],
		['a@people.example\r\nBcc: b@people.example', /./], ['a\u0001@people.example', /hidden/], ['a\u202e@people.example', /hidden/],
		['jörg@people.example', /before the @/], ['a@b@people.example', /before the @/],
	];
	for (const [address, words] of addresses)
		test(`refuses ${JSON.stringify(address.slice(0, 50))} at its field, and keeps the rest`, async () => {
			const before = memberships();
			const answer = await enrol({ email1: 'fine@people.example', first1: 'Fine', last1: 'Söder-Öst', email2: address, first2: 'Ann', last2: '<b>"Lee"&amp;', when: 'later', date: '2031-01-01', time: '09:30' });
			assert.equal(answer.status, 422);
			assert.match(wordsAt(answer, 'email2'), words);
			assert.equal(wordsAt(answer, 'email1'), null);
			assert.match(summary(answer), /Row 2: /);
			const { email1, first1, last1, email2, first2, last2, when, date, time } = typed(answer, enrolPath);
			assert.deepEqual({ email1, first1, last1, first2, last2, when, date, time },
				{ email1: 'fine@people.example', first1: 'Fine', last1: 'Söder-Öst', first2: 'Ann', last2: '<b>"Lee"&amp;', when: 'later', date: '2031-01-01', time: '09:30' });
			assert.equal(email2, inOneLine(address));
			assert.equal(memberships(), before, 'nobody came in');
		});

	const names = [['a control character', 'An\u0007n'], ['a line break', 'Ann\r\nBcc: x@people.example'], ['10,000 characters', 'n'.repeat(10000)], ['a direction override', 'Ann\u202enn']];
	for (const [what, name] of names)
		for (const field of ['first1', 'last1'])
			test(`refuses ${what} in ${field}`, async () => {
				const before = memberships();
				const answer = await enrol({ email1: 'fine@people.example', [field]: name, when: 'hold' });
				assert.equal(answer.status, 422);
				assert.ok(wordsAt(answer, field));
				summary(answer);
				assert.equal(typed(answer, enrolPath)[field], inOneLine(name));
				assert.equal(memberships(), before);
			});

	test('takes names as people have them', async () => {
		const whole = [["O'Brien", 'van der Berg'], ['محمد', 'عبد\u200fالله'], ['李', '小龍'], ['Zoë \u{1f33b}', 'Nuñez-Åström']];
		for (const [i, [first, last]] of whole.entries())
			assert.equal((await enrol({ email1: `name${i}@people.example`, first1: first, last1: last, when: 'hold' })).status, 200);
		const rows = muster.sql("SELECT first_name, last_name FROM memberships WHERE email LIKE 'name_@people.example' ORDER BY email");
		assert.deepEqual(rows.map((row) => [row.first_name, row.last_name]), whole.map(([first, last]) => [first, last.replace('\u200f', '')]));
	});

	test('takes an international domain, and writes its mail to the name that servers know', async () => {
		assert.equal((await enrol({ email1: 'Anna@Bücher.example', when: 'now' })).status, 200);
		const mail = await muster.mail.wait({ to: 'Anna@xn--bcher-kva.example' });
		assert.match(mail.link(), /\/invite\//);
		const again = await enrol({ email1: 'anna@XN--BCHER-KVA.example', when: 'now' });
		assert.match(wordsAt(again, 'email1'), /Already invited/);
	});

	test('an unknown domain is the mail server\'s to refuse: its words stand at the person', async () => {
		muster.mail.behave('rcpt @gone.example 550 5.1.2 no such domain here');
		await enrol({ email1: 'who@gone.example', when: 'now' });
		const page = `/groups/${muster.ours.group}?q=gone.example`;
		await until('the words of the mail server', async () => /no such domain here/.test((await admin.get(page)).text));
		assert.match((await admin.get(page)).text, /Undeliverable/);
		muster.mail.behave();
	});

	test('the same address twice in one form is named at the later row', async () => {
		const answer = await enrol({ email1: 'twin@people.example', email3: 'Twin@People.Example', when: 'hold' });
		assert.equal(answer.status, 422);
		assert.match(wordsAt(answer, 'email3'), /row 1/);
		assert.equal(wordsAt(answer, 'email1'), null);
	});

	test('people who are here already are told apart', async () => {
		const cases = { 'm.brennan@northfield.example': /Already invited/, 'Kwame.Mensah@northfield.example': /Already active/, 'ingrid.solberg@northfield.example': /Archived/ };
		const emails = Object.keys(cases);
		const answer = await enrol({ email1: emails[0], email2: emails[1], email3: emails[2], email4: 'fine@people.example', when: 'now' });
		assert.equal(answer.status, 422);
		for (const [i, email] of emails.entries())
			assert.match(wordsAt(answer, `email${i + 1}`), cases[email]);
		assert.equal(wordsAt(answer, 'email4'), null);
	});

	test('a name without an address, and nobody at all', async () => {
		const nameless = await enrol({ first2: 'Ann', when: 'now' });
		assert.equal(nameless.status, 422);
		assert.ok(wordsAt(nameless, 'email2'));
		const nobody = await enrol({ when: 'now' });
		assert.equal(nobody.status, 422);
		summary(nobody);
	});

	for (const [what, fields, at] of [
		['a past day', { date: '2020-01-01', time: '08:00' }, 'date'], ['a day that is none', { date: '2031-02-30', time: '08:00' }, 'date'],
		['no day', { date: '', time: '08:00' }, 'date'], ['a far day', { date: '9999-12-31', time: '08:00' }, 'date'],
		['a time that is none', { date: '2031-01-01', time: '25:61' }, 'time'], ['words', { date: 'tomorrow', time: 'noon' }, 'date'],
	])
		test(`a schedule with ${what} is refused at its field`, async () => {
			const answer = await enrol({ email1: 'later@people.example', when: 'later', ...fields });
			assert.equal(answer.status, 422);
			assert.ok(wordsAt(answer, at));
			const form = typed(answer, enrolPath);
			assert.deepEqual([form.email1, form.when, form.date, form.time], ['later@people.example', 'later', fields.date, fields.time]);
		});

	test('a choice that is not on the page is refused', async () => {
		for (const when of ['', 'never', 'NOW']) {
			const answer = await enrol({ email1: 'later@people.example', when });
			assert.equal(answer.status, 422, when);
			assert.ok(wordsAt(answer, 'when'));
		}
	});

	test('a full group says how many seats there are, and keeps all rows', async () => {
		const small = { name: 'Small', policy: 'ask', seats: '1' };
		const page = await (await admin.get('/groups/new')).submit('/groups/new', small);
		const path = `${page.path}/enrol/manual`;
		const answer = await (await admin.get(path)).submit(path, { email1: 'one@people.example', email2: 'two@people.example', last2: 'Two', when: 'now' });
		assert.equal(answer.status, 422);
		assert.match(summary(answer), /seat/);
		assert.equal(typed(answer, path).last2, 'Two');
		assert.deepEqual(muster.sql("SELECT id FROM memberships WHERE email IN ('one@people.example', 'two@people.example')"), []);
	});

	test('the preview keeps what was typed, and sends nothing', async () => {
		const before = memberships();
		const answer = await (await admin.get(enrolPath)).submit(enrolPath, { email1: 'seen@people.example', first1: 'Sam<script>', when: 'hold' }, { button: 'Preview the mail' });
		assert.equal(answer.status, 200);
		assert.equal(typed(answer, enrolPath).first1, 'Sam<script>');
		assert.doesNotMatch(answer.html, /Sam<script>/);
		// Below the mail, too, so that nobody has to look for it on a phone.
		assert.deepEqual(answer.form(enrolPath).buttons.map((one) => one.label), ['Add learners', 'Add learners', 'Preview the mail']);
		assert.equal(memberships(), before);
	});
});

describe('every form that is shown again', () => {
	const table = routes();
	const bad = { 'a control character': 'a\u0007b', 'a direction override': 'a\u202eb', '10,000 characters': 'z'.repeat(10000), 'markup': '"><b>\'&amp;', 'blanks': '   ' };
	const forms = table.filter((route) => route.method === 'POST' && route.again && !route.parts.includes('token'))
		.map((route) => [route, table.find((page) => page.method === 'GET' && page.handler === route.again)]);

	test('each of them has a page', () => {
		for (const [route, page] of forms)
			assert.ok(page, `${route.pattern} shows ${route.again} again, which is no page of its own`);
	});

	for (const [route, page] of forms.filter(([, one]) => one))
		test(`${route.pattern} keeps what was typed, and says where it is wrong`, async () => {
			const client = at(route.role) === at('SITE_ADMIN') ? siteAdmin : at(route.role) === 0 ? muster.client() : admin;
			const parts = partsOf(route.pattern, muster.ours);
			const action = fill(route.pattern, parts);
			const from = await client.get(fill(page.pattern, partsOf(page.pattern, muster.ours)));
			const form = from.forms().find((one) => one.action === action);
			// The position of a course that is not ticked says nothing.
			const isIdle = (one) => /^position_/.test(one.name) && !form.fields.some(([name, value]) => name === 'course' && one.name === `position_${value}`);
			const texts = form?.controls.filter((one) => one.name && !isIdle(one) && ['text', 'email', 'textarea', 'search', 'url', 'tel', 'date', 'time'].includes(one.type)) ?? [];
			for (const control of texts)
				for (const [what, value] of Object.entries(bad)) {
					// A time, or a code of one's own, is looked at only where it is wanted.
					const wanted = ['date', 'time'].includes(control.name) ? { when: 'later' } : control.name === 'code' ? { make: 'own' } : {};
					const answer = await from.submit(action, { ...wanted, [control.name]: value }, { follow: false });
					const said = `${control.name} with ${what}`;
					// What is told once, the password of a key, is told in the answer itself.
					const taken = route.pattern === '/organisation/keys' ? 200 : 303;
					assert.ok([taken, 422].includes(answer.status), `${said}: ${answer.status} ${answer.text.slice(0, 200)}`);
					if (answer.status === taken) {
						// A row of an import is kept as it was typed; its page then says what is wrong with it.
						const leadsBack = route.pattern === '/imports/:id/rows/:row' && answer.location.startsWith(`${action}?back=`);
						assert.ok(!['a control character', 'a direction override', '10,000 characters'].includes(what) || control.type === 'search' || leadsBack, `${said} was taken`);
						// What is decided once waits again.
						if (route.pattern.startsWith('/learners/requests/'))
							muster.sql(`UPDATE carry_requests SET status = 'waiting', decided_at = NULL, decided_by = NULL WHERE id = ${muster.ours.request}`);
						continue;
					}
					summary(answer);
					const again = answer.form(action).controls.find((one) => one.name === control.name);
					assert.equal(again.value, value, said);
				}
		});
});

describe('requests that no form of ours sends', () => {
	const raw = (client, path, body, headers = {}) => client.send('POST', path, { body, headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers } });
	const token = async (client) => Object.fromEntries((await client.get('/account')).form().fields).csrf;

	test('unknown parameters change nothing', async () => {
		assert.equal((await admin.get(`/groups/${muster.ours.group}?unknown=1&%5B%5D=2&csrf=x&group_name=x`)).status, 200);
		const answer = await enrol({ email1: 'unknown@people.example', email11: 'eleven@people.example', role: 'admin', organisation_id: 2, when: 'hold' });
		assert.equal(answer.status, 200);
		assert.deepEqual(muster.sql("SELECT email, organisation_id FROM memberships WHERE email IN ('unknown@people.example', 'eleven@people.example')"),
			[{ email: 'unknown@people.example', organisation_id: muster.ours.organisation }]);
	});

	test('a parameter that comes twice is named, and nothing is done', async () => {
		const before = memberships();
		const answer = await enrol({ email1: ['a@people.example', 'b@people.example'], when: 'hold' });
		assert.equal(answer.status, 400);
		assert.match(answer.text, /"email1" came twice/);
		assert.equal(memberships(), before);
		assert.equal((await admin.get(`/groups/${muster.ours.group}?status=active&status=pending`)).status, 400);
	});

	for (const [what, text] of [['bytes that are not UTF-8', 'email1=a%FFb%40people.example'], ['an overlong form', 'email1=%C0%AE'], ['half a surrogate', 'first1=%ED%A0%80'],
		['a NUL', 'email1=a%00b'], ['a broken percent', 'email1=%zz'], ['half a percent', 'email1=%4']])
		test(`${what} in a form or an address is a page that says so`, async () => {
			const before = memberships();
			const answer = await raw(admin, enrolPath, `csrf=${await token(admin)}&when=hold&${text}`);
			assert.equal(answer.status, 400);
			assert.match(answer.html, /<h1>This request cannot be read<\/h1>/);
			assert.equal((await admin.get(`/groups/${muster.ours.group}?${text}`)).status, 400);
			assert.equal(memberships(), before);
		});

	test('a broken path is a page too', async () => {
		for (const path of ['/groups/%ff', '/%zz', '/groups/%00', '/groups/1%2f2', '/groups//1', '/groups/1/', '/groups/../groups'])
			assert.ok([400, 404].includes((await admin.send('GET', path)).status), path);
	});

	test('more than may be sent is refused by its size', async () => {
		const before = memberships();
		const csrf = await token(admin);
		for (const [body, status] of [[`csrf=${csrf}&when=hold&x=${'y'.repeat(9 << 20)}`, 413], [`csrf=${csrf}&${'a=1&'.repeat(5000)}`, 400], [`csrf=${csrf}&${'n'.repeat(200)}=1`, 400], [`csrf=${csrf}&first1=${'y'.repeat(500 << 10)}`, 400]]) {
			const answer = await raw(admin, enrolPath, body);
			assert.equal(answer.status, status, body.slice(0, 80));
			assert.match(answer.html, /<h1/);
		}
		assert.equal((await admin.get(`/groups?q=${'q'.repeat(5000)}`)).status, 414);
		assert.equal(memberships(), before);
	});

	test('another kind of body is refused', async () => {
		const csrf = await token(admin);
		assert.equal((await raw(admin, enrolPath, JSON.stringify({ csrf }), { 'content-type': 'application/json' })).status, 415);
		assert.equal((await raw(admin, enrolPath, `csrf=${csrf}`, { 'content-type': 'text/plain' })).status, 415);
	});

	test('a host that is not ours is sent to the right one, and no mail is built from it', async () => {
		for (const host of ['evil.example', 'evil.example:80', '127.0.0.1.evil.example', 'localhost']) {
			const answer = await admin.get('/groups', { headers: { host } });
			assert.ok([400, 421].includes(answer.status), `${host}: ${answer.status}`);
			if (answer.status === 421)
				assert.ok(answer.html.includes(`href="${muster.url}/"`));
		}
		const visitor = muster.client();
		const page = await visitor.get('/password/forgot');
		const csrf = Object.fromEntries(page.form('/password/forgot').fields).csrf;
		const forged = { host: '127.0.0.1:1', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', forwarded: 'host=evil.example', 'x-original-url': '/admin/accounts' };
		await visitor.post('/password/forgot', { csrf, email: people.learner }, { headers: forged });
		const mail = await muster.mail.wait({ to: people.learner, subject: /password/i });
		assert.ok(mail.link(/reset/).startsWith(`${muster.url}/`));
		assert.doesNotMatch(mail.text + mail.html, /evil|127\.0\.0\.1:1\//);
	});

	test('no way on leads away from here', async () => {
		for (const to of ['https://evil.example/', '//evil.example', '/\\evil.example', '/%0d%0aSet-Cookie:x=1', 'javascript:alert(1)']) {
			const visitor = muster.client();
			const page = await visitor.get(`/login?to=${encodeURIComponent(to)}`);
			const answer = await page.submit('/login', { email: people.learner, password: PASSWORD }, { follow: false });
			assert.ok(answer.location.startsWith('/') && !/^\/[/\\]/.test(answer.location), `${to} led to ${answer.location}`);
			assert.equal(answer.headers['set-cookie'].length, 1);
		}
	});
});

describe('a form that grew old', () => {
	test('sent after logging out, it is carried through the log-in and can be sent', async () => {
		const client = await muster.signedIn(people.admin, PASSWORD);
		const page = await client.get(enrolPath);
		await (await client.get('/account')).submit('/logout');
		const refused = await page.submit(enrolPath, { email1: 'carried@people.example', first1: 'Åsa "A"', last1: '<Lind>', when: 'hold' });
		assert.equal(refused.status, 401);
		assert.match(refused.text, /logged out meanwhile/);
		const offered = await refused.submit('/login', { email: people.admin, password: PASSWORD });
		assert.match(offered.text, /still here/);
		for (const words of ['carried@people.example', 'Åsa "A"', '<Lind>'])
			assert.ok(offered.text.includes(words), words);
		assert.deepEqual(muster.sql("SELECT id FROM memberships WHERE email = 'carried@people.example'"), [], 'not before it is sent');
		const sent = await offered.submit(enrolPath);
		assert.match(sent.text, /1 person added/);
		assert.deepEqual(muster.sql("SELECT first_name, last_name FROM memberships WHERE email = 'carried@people.example'"), [{ first_name: 'Åsa "A"', last_name: '<Lind>' }]);
	});

	test('a wrong password on the way loses nothing', async () => {
		const client = await muster.signedIn(people.admin, PASSWORD);
		const page = await client.get(enrolPath);
		await (await client.get('/account')).submit('/logout');
		const refused = await page.submit(enrolPath, { email1: 'carried2@people.example', when: 'hold' });
		const again = await refused.submit('/login', { email: people.admin, password: 'not this one' });
		assert.equal(again.status, 422);
		const offered = await again.submit('/login', { email: people.admin, password: PASSWORD });
		assert.match((await offered.submit(enrolPath)).text, /1 person added/);
	});

	test('repeated fields are carried, too', async () => {
		const client = await muster.signedIn(people.admin, PASSWORD);
		const path = `/groups/${muster.ours.group}/learners/bulk`;
		const page = await client.get(`/groups/${muster.ours.group}`);
		const ids = muster.sql(`SELECT id FROM memberships WHERE group_id = ${muster.ours.group} AND email LIKE 'name_@people.example'`).map((row) => row.id);
		await (await client.get('/account')).submit('/logout');
		const refused = await page.submit(path, { id: ids, do: 'remove', confirmed: '1' });
		const offered = await refused.submit('/login', { email: people.admin, password: PASSWORD });
		assert.match((await offered.submit(path)).text, new RegExp(`${ids.length} people removed`));
	});

	test('whoever logs in instead sends it with their own rights', async () => {
		const client = await muster.signedIn(people.admin, PASSWORD);
		const page = await client.get(enrolPath);
		await (await client.get('/account')).submit('/logout');
		const refused = await page.submit(enrolPath, { email1: 'nope@people.example', when: 'hold' });
		const offered = await refused.submit('/login', { email: people.otherAdmin, password: PASSWORD });
		assert.equal((await offered.submit(enrolPath)).status, 404);
		assert.deepEqual(muster.sql("SELECT id FROM memberships WHERE email = 'nope@people.example'"), []);
	});

	test('with the token of an earlier log-in it is shown once more, and one button sends it', async () => {
		const client = await muster.signedIn(people.admin, PASSWORD);
		const page = await client.get(enrolPath);
		await client.signIn(people.admin, PASSWORD).catch(() => {});
		await (await client.get('/account')).submit('/logout');
		await client.signIn(people.admin, PASSWORD);
		const refused = await page.submit(enrolPath, { email1: 'old@people.example', when: 'hold' });
		assert.equal(refused.status, 403);
		assert.match(refused.text, /grown old/);
		assert.match((await refused.submit(enrolPath)).text, /1 person added/);
	});

	test('passwords are never carried', async () => {
		const client = await muster.signedIn(people.admin, PASSWORD);
		const page = await client.get('/account');
		await page.submit('/logout');
		const refused = await page.submit('/account/password', { current_password: 'secret one two', password: 'secret three four' });
		assert.equal(refused.status, 401);
		assert.doesNotMatch(refused.html, /secret (one|three)/);
	});
});

describe('links', () => {
	const invited = async (email) => {
		const path = `/groups/${muster.theirs.group}/enrol/manual`;
		await (await otherAdmin.get(path)).submit(path, { email1: email, when: 'now' });
		return new URL((await muster.mail.wait({ to: email })).link(/\/invite\//)).pathname;
	};
	const membership = (email) => muster.sql(`SELECT id FROM memberships WHERE email = '${email}' AND current = 1`)[0].id;

	test('made-up ones are answered alike, with words and a way on', async () => {
		const visitor = muster.client();
		for (const made of ['x', 'A'.repeat(43), 'A'.repeat(2000), '%E2%80%AE', "'; DROP TABLE memberships; --", '..%2f..%2fetc'])
			for (const path of ['/invite/', '/password/reset/']) {
				const answer = await visitor.get(path + encodeURI(made));
				assert.ok([200, 404].includes(answer.status), `${path}${made}: ${answer.status}`);
				if (answer.status === 200)
					assert.match(answer.text, /link does not work/);
			}
		const { csrf } = Object.fromEntries((await visitor.get('/login')).form().fields);
		for (const action of ['accept', 'decline', 'address']) {
			const answer = await visitor.post(`/invite/${'A'.repeat(43)}/${action}`, { csrf, first_name: 'X', password: 'long enough words' });
			assert.ok(answer.status < 500 && !answer.cookies, action);
			assert.match(answer.text, /link does not work|Log in/);
		}
	});

	test('one character wrong is as wrong as all', async () => {
		const path = await invited('typo@people.example');
		const last = path.at(-1) === 'A' ? 'B' : 'A';
		assert.match((await muster.client().get(path.slice(0, -1) + last)).text, /link does not work/);
	});

	test('an invite is accepted once, whatever is sent then', async () => {
		const path = await invited('once@people.example');
		const page = await muster.client().get(`${path}/accept`);
		const fields = { first_name: 'Once', password: 'seven quiet rivers' };
		assert.match((await page.submit(`${path}/accept`, fields)).text, /You are in Divers now/);
		const again = await muster.client().get(path);
		assert.match(again.text, /This invite is accepted/);
		const stale = muster.client();
		const { csrf } = Object.fromEntries((await stale.get('/login')).form().fields);
		for (const action of ['accept', 'decline'])
			assert.match((await stale.post(`${path}/${action}`, { csrf, ...fields })).text, /This invite is accepted/);
		assert.deepEqual(muster.sql("SELECT status FROM memberships WHERE email = 'once@people.example' AND route <> 'rule'"), [{ status: 'active' }]);
	});

	test('a cancelled invite cannot be accepted from a page that was open', async () => {
		const path = await invited('late@people.example');
		const open = await muster.client().get(`${path}/accept`);
		const cancel = `/groups/${muster.theirs.group}/invites/${membership('late@people.example')}/cancel`;
		await (await otherAdmin.get(cancel)).submit(cancel);
		const answer = await open.submit(`${path}/accept`, { first_name: 'Late', password: 'seven quiet rivers' });
		assert.match(answer.text, /was cancelled/);
		assert.deepEqual(muster.sql("SELECT id FROM accounts WHERE email = 'late@people.example'"), [], 'no account is made');
	});

	test('a link to a password works once', async () => {
		await (await muster.client().get('/password/forgot')).submit('/password/forgot', { email: 'kwame.mensah@northfield.example' });
		const path = new URL((await muster.mail.wait({ to: 'kwame.mensah@northfield.example', subject: /password/i })).link(/reset/)).pathname;
		const page = await muster.client().get(path);
		const weak = await page.submit(path, { password: 'short' });
		assert.equal(weak.status, 422);
		assert.ok(wordsAt(weak, 'password'));
		assert.equal((await page.submit(path, { password: 'seven quiet rivers' })).status, 200);
		assert.match((await muster.client().get(path)).text, /used already/);
		const later = await page.submit(path, { password: 'another quiet river' });
		assert.match(later.text, /used already|grown old/);
		await assert.rejects(muster.signedIn('kwame.mensah@northfield.example', 'another quiet river'));
	});

	// The last, since it takes everybody into the next month.
	test('expired ones say so', async () => {
		const path = await invited('expire@people.example');
		await (await muster.client().get('/password/forgot')).submit('/password/forgot', { email: 'ewa.kowalczyk@northfield.example' });
		const reset = new URL((await muster.mail.wait({ to: 'ewa.kowalczyk@northfield.example', subject: /password/i })).link(/reset/)).pathname;
		const open = await muster.client().get(`${path}/accept`);
		muster.clock.advance(31 * 86400);
		assert.match((await muster.client().get(path)).text, /has run out/);
		assert.match((await open.submit(`${path}/accept`, { first_name: 'X', password: 'seven quiet rivers' })).text, /has run out/);
		assert.match((await muster.client().get(reset)).text, /has run out|does not work/);
	});
});

test('nothing of it was a fault', () => {
	assert.deepEqual(muster.troubles(), []);
	checkInvariants(muster);
});
