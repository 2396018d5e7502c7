// Statements of other systems, and the API keys that they come with: what becomes of them, and all that is refused.
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { enrolment, group, organisation } from '../lib/crowd.mjs';
import { SITE_ADMIN, start } from '../lib/instance.mjs';
import { checkInvariants } from '../lib/invariants.mjs';
import { PROGRESS, Sender, makeKey } from '../lib/xapi.mjs';
import XAPI from '@xapi/xapi';

const PEOPLE = ['ada', 'ben', 'cleo', 'dan', 'eve', 'fay', 'gus', 'hal'].map((name) => `${name}@people.example`);
const [ADA, BEN, CLEO, DAN, EVE, FAY, GUS, HAL] = PEOPLE;
const ACTIVITY = 'https://elsewhere.example/courses/first-aid';

let muster, head, key, from, course, closed, foreign, other;

async function makeCourse(client, title, rest = {}) {
	const made = await (await client.get('/courses/new')).submit('/courses', { title }, { follow: false });
	assert.equal(made.status, 303, made.text);
	const id = Number(/\/courses\/(\d+)/.exec(made.location)[1]);
	if (Object.keys(rest).length)
		await (await client.get(`/courses/${id}/edit`)).submit(`/courses/${id}`, rest);
	await (await client.get(`/courses/${id}`)).submit(`/courses/${id}/publish`);
	return id;
}

async function neighbours() {
	const email = 'head@lakeside.example', password = 'a very long password';
	muster.muster('account', ['create', '--email', email, '--first', 'Lena', '--last', 'Lake', '--password-file', '-'], { input: `${password}\n` });
	const site = await muster.signedIn(SITE_ADMIN.email, SITE_ADMIN.password);
	await (await site.get('/admin/organisations/new')).submit('/admin/organisations', { name: 'Lakeside', time_zone: 'Europe/Berlin', email });
	const client = await muster.signedIn(email, password);
	return { client, course: await makeCourse(client, 'Swimming') };
}

before(async () => {
	muster = await start({ work: false });
	head = await organisation(muster);
	course = await makeCourse(head, 'First aid', { activity_iri: ACTIVITY });
	closed = await makeCourse(head, 'For nobody');
	const care = await group(head, 'Care', { policy: 'enrol', course });
	await head.post(`/groups/${care}/enrol/manual`, await enrolment(head, care, PEOPLE));
	const there = await neighbours();
	foreign = there.course;
	key = await makeKey(head, 'Player');
	from = new Sender(muster, key);
	other = new Sender(muster, await makeKey(there.client, 'Lakeside player'));
});
after(() => muster?.stop());

const stored = () => muster.sql('SELECT COUNT(*) AS n FROM statements')[0].n;
const fate = (id) => muster.sql(`SELECT fate FROM statements WHERE uuid = '${id}'`)[0]?.fate;
const where = (email, id = course) => muster.sql(`SELECT e.status, e.progress, e.score, e.seconds FROM enrolments e JOIN members m ON m.id = e.member_id
	JOIN accounts a ON a.id = m.account_id WHERE a.email = '${email}' AND e.course_id = ${id}`)[0];

async function refused(answer, status, words) {
	const got = await answer;
	assert.equal(got.status, status, got.html);
	assert.match(got.headers['content-type'], /^text\/plain/);
	assert.equal(got.headers['x-experience-api-version'], '1.0.3');
	assert.match(got.html, words);
	return got;
}

// ---------------------------------------------------------------- keys

test('a key is shown once, listed, used and revoked', async () => {
	const made = await makeKey(head, 'Old player');
	assert.equal(made.endpoint, `${muster.url}/xapi/`);
	assert.ok(!JSON.stringify(muster.sql('SELECT * FROM api_keys')).includes(made.password), 'the password is not kept');
	let list = await head.get('/organisation/keys');
	assert.ok(list.text.includes(made.user) && list.text.includes('Never') && !list.html.includes(made.password));
	const sender = new Sender(muster, made);
	assert.equal((await sender.get()).status, 200);
	list = await head.get('/organisation/keys');
	assert.match(list.text, /Today/);
	const [path] = /\/organisation\/keys\/\d+\/revoke/.exec(list.html);
	const answer = await (await head.get(path)).submit(path);
	assert.match(answer.text, /The key is revoked/);
	await refused(sender.get(), 401, /revoked/);
	assert.match((await head.get('/organisation/activity')).text, /made the API key/);
});

test('a key without a name is not made', async () => {
	const answer = await (await head.get('/organisation/keys')).submit('/organisation/keys', { name: ' ' });
	assert.equal(answer.status, 422);
	assert.match(answer.text, /Enter a name/);
});

test('nothing is answered without the right key, and wrong ones are limited without stopping right ones', async () => {
	const before = stored();
	await refused(from.send('GET', '/xapi/statements', undefined, { authorization: null }), 401, /API key/);
	for (const authorization of ['Basic', 'Basic !!!', 'Bearer x', `Basic ${Buffer.from('nocolon').toString('base64')}`])
		await refused(from.send('POST', '/xapi/statements', '{}', { authorization }), 401, /API key/);
	const wrong = { authorization: `Basic ${Buffer.from(`${key.user}:wrong`).toString('base64')}` };
	const answers = [];
	for (let i = 0; i < 12; i++)
		answers.push((await from.post({}, wrong)).status);
	assert.deepEqual([...new Set(answers)], [401, 429]);
	assert.equal((await from.get()).status, 200);
	assert.equal(stored(), before);
	muster.sql("DELETE FROM throttles WHERE bucket LIKE 'api_key%'");
});

test('versions: none and others are refused, 1.0 and what begins so is taken', async () => {
	for (const version of [null, '0.95', '1.1.0', '2.0.0', '', '1.0x'])
		await refused(from.send('GET', '/xapi/statements', undefined, { 'x-experience-api-version': version }), 400, /X-Experience-API-Version/);
	for (const version of ['1.0', '1.0.0', '1.0.3', '1.0.7'])
		assert.equal((await from.send('GET', '/xapi/statements', undefined, { 'x-experience-api-version': version })).status, 200, version);
});

test('About needs no key, and what is not here says so', async () => {
	const about = await from.send('GET', '/xapi/about', undefined, { authorization: null, 'x-experience-api-version': null });
	assert.deepEqual(JSON.parse(about.html), { version: ['1.0.0', '1.0.1', '1.0.2', '1.0.3'] });
	for (const path of ['activities/state', 'activities/profile', 'agents/profile', 'agents', 'activities'])
		for (const method of ['GET', 'PUT', 'POST', 'DELETE'])
			await refused(from.send(method, `/xapi/${path}`), 501, /only the statements/);
	await refused(from.send('GET', '/xapi/nonsense'), 404, /no such resource/);
	await refused(from.send('DELETE', '/xapi/statements'), 405, /method/);
	const asked = await from.send('OPTIONS', '/xapi/statements', undefined, { authorization: null, origin: 'https://elsewhere.example' });
	assert.equal(asked.status, 204);
	assert.equal(asked.headers['access-control-allow-origin'], '*');
	assert.match(asked.headers['access-control-allow-headers'], /Authorization/);
});

// ---------------------------------------------------------------- the resource

test('one by PUT, several by POST, and each comes back as it was sent', async () => {
	const one = from.statement(ADA, 'interacted', 'https://elsewhere.example/page', {
		context: { contextActivities: { parent: { id: 'https://elsewhere.example/parent' } }, extensions: { 'https://e.example/x': { a: null, n: 1.50, deep: [[], {}] } } },
		timestamp: '2026-11-20T10:00:00.123+01:00',
	});
	const put = await from.put(one);
	assert.equal(put.status, 204, put.html);
	assert.equal(put.headers['content-length'] ?? '0', '0');
	const back = await from.get({ statementId: one.id });
	const whole = JSON.parse(back.html);
	const { stored: at, authority, version, ...rest } = whole;
	assert.deepEqual(rest, { ...one, context: { ...one.context, contextActivities: { parent: [{ id: 'https://elsewhere.example/parent' }] } } });
	assert.match(back.html, /"n":1\.5/);
	assert.equal(version, '1.0.0');
	assert.deepEqual(authority, { objectType: 'Agent', name: 'Player', account: { homePage: muster.url, name: key.user } });
	assert.equal(back.headers['last-modified'], new Date(Math.floor(Date.parse(at) / 1000) * 1000).toUTCString());
	assert.ok(Date.parse(back.headers['x-experience-api-consistent-through']));
	const ids = await from.give(from.statement(ADA, 'a:b', 'c:d'), { ...from.statement(BEN, 'a:b', 'c:d'), id: undefined });
	assert.equal(ids.length, 2);
	const unnamed = JSON.parse((await from.get({ statementId: ids[1] })).html);
	assert.equal(unnamed.timestamp, unnamed.stored);
	assert.deepEqual(JSON.parse((await from.post([])).html), []);
	const headed = await from.send('HEAD', `/xapi/statements?statementId=${one.id}`);
	assert.equal(headed.status, 200);
	assert.equal(headed.html, '');
});

test('the same again changes nothing; another body under its id is refused, with all that came with it', async () => {
	const one = from.statement(ADA, 'a:same', 'c:d', { result: { duration: 'PT1.239S', score: { raw: 1 } } });
	await from.give(one);
	const before = stored();
	const again = { ...one, timestamp: undefined, version: '1.0.0', verb: { ...one.verb, display: { en: 'other' } }, id: one.id.toUpperCase(),
		object: { ...one.object, definition: { name: { en: 'Told later' } } }, result: { score: { raw: 1.0 }, duration: 'PT1.23S' },
		actor: { mbox: 'mailto:ada@PEOPLE.example' } };
	assert.deepEqual(await from.give(again), [one.id]);
	assert.equal((await from.put(again, one.id)).status, 204);
	assert.equal(stored(), before);
	const back = (await from.get({ statementId: one.id })).html;
	const extra = from.statement(BEN, 'a:b', 'c:d');
	for (const changed of [{ verb: { id: 'a:other' } }, { result: { duration: 'PT2S' } }, { actor: { mbox: `mailto:${BEN}` } }, { timestamp: '2001-01-01T00:00:00Z' },
		{ object: { objectType: 'Activity', id: 'c:e' } }, { context: { platform: 'x' } }]) {
		await refused(from.post([extra, { ...one, ...changed }]), 409, /something else/);
		await refused(from.put({ ...one, ...changed }), 409, /something else/);
	}
	await refused(from.post([extra, { ...extra }]), 400, /have the id/);
	assert.equal(stored(), before);
	assert.equal((await from.get({ statementId: one.id })).html, back);
	// An id belongs to its organisation: another one may have the same.
	assert.equal((await other.post({ ...one, verb: { id: 'a:theirs' } })).status, 200);
});

test('requests that are not in order are refused with words', async () => {
	const one = from.statement(ADA, 'a:b', 'c:d');
	const before = stored();
	await refused(from.send('PUT', '/xapi/statements', one), 400, /statementId/);
	await refused(from.put(one, 'nonsense'), 400, /UUID/);
	await refused(from.put(one, randomUUID()), 400, /not the statementId/);
	await refused(from.put([one], one.id), 400, /array/);
	await refused(from.send('POST', '/xapi/statements?limit=1', one), 400, /limit/);
	await refused(from.post(one, { 'content-type': 'text/plain' }), 400, /application\/json/);
	await refused(from.post(one, { 'content-type': null }), 400, /application\/json/);
	await refused(from.post('--x--', { 'content-type': 'multipart/mixed; boundary=x' }), 400, /fileUrl/);
	for (const [parameters, words] of [[{ statementId: one.id, voidedStatementId: one.id }, /not both/], [{ statementId: one.id, limit: 1 }, /limit/],
		[{ statementId: 'x' }, /UUID/], [{ Verb: 'a:b' }, /Verb/], [{ verb: 'none' }, /IRI/], [{ agent: '{}' }, /Agent/], [{ agent: '{' }, /JSON/],
		[{ agent: '{"objectType":"Group","member":[]}' }, /identifier/], [{ since: 'yesterday' }, /instant/], [{ limit: -1 }, /limit/], [{ limit: 'x' }, /limit/],
		[{ format: 'pretty' }, /format/], [{ ascending: 'TRUE' }, /true or false/], [{ registration: '7' }, /UUID/], [{ more: '1.2' }, /goes on/],
		[{ unknown: 1 }, /no parameter/]])
		await refused(from.get(parameters), 400, words);
	await refused(from.send('GET', '/xapi/statements?limit=1&limit=2'), 400, /twice/);
	await refused(from.send('GET', '/xapi/statements?verb=%00'), 400, /^It holds a character that no text has/);
	await refused(from.get({ statementId: one.id }), 404, /no statement/);
	assert.equal(stored(), before);
});

test('statements that are none are refused, and nothing of their request is kept', async () => {
	const good = from.statement(BEN, 'a:b', 'c:d');
	const one = () => from.statement(ADA, 'a:b', 'c:d');
	const before = stored();
	const wrong = [
		['', /not JSON/], ['{', /not JSON/], ['nonsense', /not JSON/], ['{"a":1}}', /not JSON/], ['null', /object/], ['7', /object/], ['"x"', /object/], ['[7]', /object/], ['{}', /actor/],
		[`{"actor":"\\u0000"}`, /NUL/], [`{"actor":"\\ud800"}`, /surrogate/], [Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), /UTF-8/], ['['.repeat(200) + ']'.repeat(200), /nested/],
		[{ ...one(), actor: undefined }, /actor/], [{ ...one(), verb: undefined }, /verb/], [{ ...one(), object: undefined }, /object/],
		[{ ...one(), id: 'x' }, /^id: .*UUID/], [{ ...one(), Verb: {} }, /Verb: .*no such property/], [{ ...one(), result: null }, /result: It is null/],
		[{ ...one(), actor: { mbox: ADA } }, /actor\.mbox/], [{ ...one(), actor: { mbox: `mailto:${ADA}`, openid: 'https://a.example' } }, /exactly one/],
		[{ ...one(), actor: { objectType: 'Group' } }, /member/], [{ ...one(), actor: { objectType: 'Group', member: [{ objectType: 'Group', member: [] }] } }, /member\[0\]/],
		[{ ...one(), verb: { id: 'completed' } }, /verb\.id/], [{ ...one(), verb: { id: 'a:b', display: { 'not a language': 'x' } } }, /language/],
		[{ ...one(), object: { objectType: 'activity', id: 'a:b' } }, /objectType/], [{ ...one(), object: { objectType: 'StatementRef', id: 'x' } }, /object\.id/],
		[{ ...one(), object: { id: 'a:b', definition: { interactionType: 'guess' } } }, /interactionType/], [{ ...one(), object: { id: 'a:b', definition: { choices: [] } } }, /choices/],
		[{ ...one(), result: { score: { scaled: 1.5 } } }, /-1 to 1/], [{ ...one(), result: { score: { scaled: '1' } } }, /number/], [{ ...one(), result: { success: 'true' } }, /true or false/],
		[{ ...one(), result: { score: { raw: 11, max: 10 } } }, /between/], [{ ...one(), result: { duration: '1 hour' } }, /duration/], [{ ...one(), result: { extensions: { plain: 1 } } }, /IRI/],
		[{ ...one(), context: { registration: 'x' } }, /registration/], [{ ...one(), context: { language: 'english language' } }, /language/], [{ ...one(), context: { team: { mbox: 'mailto:a@b.example' } } }, /team/],
		[{ ...one(), context: { contextActivities: { sibling: [] } } }, /sibling/], [{ ...one(), object: { objectType: 'Agent', mbox: 'mailto:a@b.example' }, context: { platform: 'x' } }, /platform/],
		[{ ...one(), timestamp: '20 Nov 2026' }, /timestamp/], [{ ...one(), timestamp: '2026-02-30T00:00:00Z' }, /timestamp/], [{ ...one(), version: '2.0' }, /version/],
		[{ ...one(), attachments: [{ usageType: 'a:b', display: { en: 'x' }, contentType: 'text/plain', length: 1, sha2: 'a'.repeat(64) }] }, /fileUrl/],
		[{ ...one(), verb: { id: 'http://adlnet.gov/expapi/verbs/voided' } }, /StatementRef/],
		[{ ...one(), object: { objectType: 'SubStatement', ...one() } }, /object\.id: .*no such/],
	];
	for (const [body, words] of wrong) {
		const got = await refused(from.post(body), 400, words);
		assert.ok(got.html.length < 600);
		if (typeof body === 'object' && !Buffer.isBuffer(body))
			await refused(from.post([good, body]), 400, new RegExp(words.source.replace('^', '^\\[1\\]\\.')));
	}
	await refused(from.post(JSON.stringify(one()).replace('{', '{"actor":{"mbox":"mailto:a@b.example"},')), 400, /twice/);
	assert.equal(stored(), before);
});

test('what is huge is refused with words: bytes, values, and batches of 10,000', async () => {
	const one = () => from.statement(ADA, 'a:b', 'c:d');
	const before = stored();
	await refused(from.post(JSON.stringify({ ...one(), result: { response: 'x'.repeat(9 << 20) } })), 413, /8 MB/);
	await refused(from.post({ ...one(), result: { extensions: { 'a:b': Array(250000).fill(1) } } }), 400, /200,000 values/);
	await refused(from.post(Array.from({ length: 1001 }, one)), 413, /1001 statements came at once, and 1000/);
	await refused(from.post(Array.from({ length: 10000 }, () => ({ ...one(), actor: { mbox: 'mailto:a@b.example' }, verb: { id: 'a:b' } }))), 413, /10000 statements.*parts/);
	assert.equal(stored(), before);
	const long = { ...one(), result: { response: 'é'.repeat(3 << 20) } };
	await from.give(long);
	assert.equal(JSON.parse((await from.get({ statementId: long.id })).html).result.response.length, 3 << 20);
	assert.equal((await from.give(...Array.from({ length: 1000 }, one))).length, 1000);
	assert.equal(stored(), before + 1001);
});

// ---------------------------------------------------------------- progress

test('verbs become progress', async () => {
	const about = (who, did, result, object = from.course(course)) => from.give(from.statement(who, did, object, result ? { result } : {}));
	await about(CLEO, 'initialized');
	assert.deepEqual(where(CLEO), { status: 'in progress', progress: 0, score: null, seconds: 0 });
	await about(CLEO, 'progressed', { extensions: { [PROGRESS]: 40 }, duration: 'PT10M30S' }, ACTIVITY);
	assert.deepEqual(where(CLEO), { status: 'in progress', progress: 40, score: null, seconds: 630 });
	await about(CLEO, 'scored', { score: { scaled: 0.755 } });
	assert.equal(where(CLEO).score, 76);
	await about(CLEO, 'failed', { score: { scaled: -0.5 }, completion: true });
	assert.equal(where(CLEO).status, 'in progress');
	await about(CLEO, 'completed', { completion: false });
	assert.equal(where(CLEO).status, 'in progress');
	await about(CLEO, 'completed');
	assert.deepEqual(where(CLEO), { status: 'completed', progress: 100, score: 76, seconds: 630 });
	assert.equal(muster.sql(`SELECT COUNT(*) AS n FROM certificates WHERE course_id = ${course}`)[0].n, 1);
	await about(DAN, 'passed', { score: { scaled: 1 } });
	assert.equal(where(DAN).status, 'completed', 'there are no lessons that could be missing');
	await about(EVE, 'progressed', { extensions: { [PROGRESS]: 140 } });
	assert.deepEqual(where(EVE), { status: 'in progress', progress: 0, score: null, seconds: 0 });
	checkInvariants(muster);
});

test('people are known by their address, its digest, or their number here', async () => {
	const sha1 = createHash('sha1').update(`mailto:${FAY}`).digest('hex').toUpperCase();
	const [{ id }] = muster.sql(`SELECT m.id FROM members m JOIN accounts a ON a.id = m.account_id WHERE a.email = '${GUS}'`);
	await from.give(from.statement({ mbox_sha1sum: sha1 }, 'completed', from.course(course)),
		from.statement({ objectType: 'Agent', account: { homePage: muster.url, name: String(id) } }, 'completed', from.course(course)),
		from.statement('HAL@People.example', 'completed', from.course(course)));
	for (const email of [FAY, GUS, HAL])
		assert.equal(where(email).status, 'completed', email);
	checkInvariants(muster);
});

test('strangers, courses of others and courses that are not theirs: kept, told why, and no progress', async () => {
	const cases = [
		['no person', from.statement('stranger@people.example', 'completed', from.course(course))],
		['no person', from.statement('head@lakeside.example', 'completed', from.course(course))],
		['no person', from.statement({ objectType: 'Group', member: [{ mbox: `mailto:${BEN}` }] }, 'completed', from.course(course))],
		['no person', from.statement({ account: { homePage: 'https://elsewhere.example', name: '1' } }, 'completed', from.course(course))],
		['no course', from.statement(BEN, 'completed', from.course(foreign))],
		['no course', from.statement(BEN, 'completed', from.course(987654))],
		['no course', from.statement(BEN, 'completed', `${from.course(course)}/x`)],
		['no course', from.statement(BEN, 'completed', { objectType: 'Agent', mbox: `mailto:${BEN}` })],
		['not open', from.statement(BEN, 'completed', from.course(closed))],
		['no progress', from.statement(BEN, 'answered', from.course(course))],
	];
	const events = () => muster.sql('SELECT COUNT(*) AS n FROM progress_events')[0].n;
	const before = events();
	await from.give(...cases.map(([, statement]) => statement));
	for (const [wanted, { id }] of cases)
		assert.equal(fate(id), wanted);
	// Another tenant may send whatever it likes about our people and courses.
	await other.give(other.statement(BEN, 'completed', from.course(course)));
	assert.equal(events(), before);
	assert.equal(where(BEN), undefined);
	const page = await head.get('/organisation/keys/statements');
	for (const words of ['stranger@people.example', 'Unknown person', 'Unknown course', 'Not their course', 'No progress in it', 'Player'])
		assert.ok(page.text.includes(words), words);
	assert.ok(!page.text.includes('Lakeside player'));
	const filtered = await head.get('/organisation/keys/statements?show=not-open');
	assert.ok(filtered.text.includes('For nobody') || filtered.text.includes(from.course(closed)));
	assert.ok(!filtered.text.includes('stranger@people.example'));
});

test('of archived people nothing is shown, and their progress goes on', async () => {
	const [{ member }] = muster.sql(`SELECT member_id AS member FROM memberships WHERE email = '${EVE}'`);
	assert.ok((await head.get('/organisation/keys/statements?show=progress')).text.includes(EVE));
	await from.give(from.statement(EVE, 'answered', from.course(course)), from.statement(EVE, 'completed', from.course(foreign)),
		from.statement(EVE, 'voided', { objectType: 'StatementRef', id: randomUUID() }));
	assert.ok((await head.get('/organisation/keys/statements?show=no-progress')).text.includes(EVE));
	const path = `/learners/${member}/archive`;
	await (await head.get(path)).submit(path);
	await from.give(from.statement(EVE, 'completed', from.course(course)));
	assert.equal(where(EVE).status, 'completed');
	for (const show of ['', 'progress', 'no-progress', 'no-course', 'voiding'])
		assert.ok(!(await head.get(`/organisation/keys/statements?show=${show}`)).text.includes(EVE), show);
	checkInvariants(muster);
});

test('a voided statement takes its progress back, and is found only as a voided one', async () => {
	const one = from.statement(BEN, 'completed', from.course(course));
	const voiding = (id) => from.statement('admin@people.example', 'voided', { objectType: 'StatementRef', id });
	await from.give(one);
	assert.equal(where(BEN).status, 'completed');
	const back = voiding(one.id.toUpperCase());
	await from.give(back);
	assert.equal(where(BEN).status, 'not started');
	await refused(from.get({ statementId: one.id }), 404, /voided/);
	assert.equal(JSON.parse((await from.get({ voidedStatementId: one.id })).html).id, one.id);
	assert.ok(!(await from.find({})).ids.includes(one.id));
	assert.ok((await from.find({})).ids.includes(back.id));
	// Nobody voids one that voids; the same again is still the same.
	await from.give(voiding(back.id));
	assert.equal((await from.get({ statementId: back.id })).status, 200);
	await refused(from.get({ voidedStatementId: back.id }), 404, /No statement/);
	await from.give(one);
	assert.equal(where(BEN).status, 'not started');
	// What takes back may come first.
	const late = from.statement(BEN, 'completed', from.course(course));
	await from.give(voiding(late.id));
	await from.give(late);
	assert.equal(fate(late.id), 'voided');
	assert.equal(where(BEN).status, 'not started');
	await refused(from.get({ statementId: late.id }), 404, /voided/);
	checkInvariants(muster);
});

// ---------------------------------------------------------------- finding

test('statements are found by all that the resource names', async () => {
	const mark = () => `https://find.example/${randomUUID()}`;
	const activity = mark(), did = mark(), parent = mark(), registration = randomUUID();
	const who = `finder-${randomUUID()}@people.example`, teacher = `teacher-${randomUUID()}@people.example`;
	const agent = (email) => JSON.stringify({ mbox: `mailto:${email}` });
	const plain = from.statement({ name: 'Finder', mbox: `mailto:${who}` }, did, { id: activity, definition: { name: { en: 'Found', de: 'Gefunden' } } }, {
		context: { registration: registration.toUpperCase(), instructor: { mbox: `mailto:${teacher}` }, contextActivities: { parent: [{ id: parent }] } },
	});
	const inGroup = from.statement({ objectType: 'Group', member: [{ mbox: `mailto:${who}` }] }, did, 'c:d');
	const inside = from.statement(ADA, 'a:planned', { objectType: 'SubStatement', actor: { mbox: `mailto:${who}` }, verb: { id: 'a:will' }, object: { id: activity } });
	const about = from.statement(ADA, 'a:confirmed', { objectType: 'StatementRef', id: plain.id });
	const aboutThat = from.statement(ADA, 'a:commented', { objectType: 'StatementRef', id: about.id });
	// One that refers comes before what it refers to, one after it.
	await from.give(aboutThat);
	await from.give(plain, inGroup, inside, about);
	const ids = async (parameters) => (await from.find(parameters)).ids.sort();
	const are = (...statements) => statements.map((one) => one.id).sort();
	assert.deepEqual(await ids({ agent: agent(who) }), are(plain, inGroup, about, aboutThat));
	assert.deepEqual(await ids({ agent: agent(who), related_agents: true }), are(plain, inGroup, inside, about, aboutThat));
	assert.deepEqual(await ids({ agent: agent(teacher) }), []);
	assert.deepEqual(await ids({ agent: agent(teacher), related_agents: true }), are(plain, about, aboutThat));
	assert.deepEqual(await ids({ verb: did }), are(plain, inGroup, about, aboutThat));
	assert.deepEqual(await ids({ verb: did, activity }), are(plain, about, aboutThat));
	assert.deepEqual(await ids({ activity }), are(plain, about, aboutThat));
	assert.deepEqual(await ids({ activity, related_activities: true }), are(plain, inside, about, aboutThat));
	assert.deepEqual(await ids({ activity: parent }), []);
	assert.deepEqual(await ids({ activity: parent, related_activities: true, agent: agent(who), verb: did, registration }), are(plain, about, aboutThat));
	assert.deepEqual(await ids({ registration, verb: 'a:other' }), []);
	assert.ok((await ids({ agent: JSON.stringify({ account: { homePage: muster.url, name: key.user } }), related_agents: true, since: '2000-01-01T00:00:00Z' })).includes(plain.id));
	// Order, and pages of it.
	const order = [aboutThat.id, plain.id, inGroup.id, about.id]; // as they were stored
	const pages = [];
	for (let page = await from.find({ verb: did, limit: 2 }); ; page = JSON.parse((await from.send('GET', page.more)).html)) {
		pages.push(...page.statements.map((one) => one.id));
		if (!page.more)
			break;
		assert.equal(page.statements.length, 2);
	}
	assert.deepEqual(pages, [...order].reverse());
	assert.deepEqual((await from.find({ verb: did, ascending: true })).ids, order);
	const [first] = (await from.find({ verb: did, ascending: true, limit: 1 })).statements;
	assert.deepEqual((await from.find({ verb: did, since: first.stored })).ids.sort(), are(plain, inGroup, about));
	assert.deepEqual((await from.find({ verb: did, until: first.stored })).ids, [aboutThat.id]);
	// Formats.
	const [shortened] = (await from.find({ registration, format: 'ids', ascending: true })).statements.filter((one) => one.id === plain.id);
	assert.deepEqual([shortened.actor, shortened.verb, shortened.object], [{ mbox: `mailto:${who}` }, { id: did }, { id: activity }]);
	assert.equal(shortened.context.registration, registration.toUpperCase());
	const canonical = JSON.parse((await from.get({ statementId: plain.id, format: 'canonical' }, { 'accept-language': 'fr, de;q=0.9, en;q=0.5' })).html);
	assert.deepEqual([canonical.object.definition.name, Object.keys(canonical.verb.display), canonical.actor.name], [{ de: 'Gefunden' }, ['de'], 'Finder']);
	// With attachments there are parts; with none of them only the first.
	const parts = await from.get({ statementId: plain.id, attachments: true });
	assert.match(parts.headers['content-type'], /^multipart\/mixed; boundary=/);
	assert.match(parts.html, /Content-Type: application\/json\r\n\r\n\{/);
	// Nothing of another organisation's.
	assert.deepEqual((await other.find({ verb: did })).ids, []);
	await refused(other.get({ statementId: plain.id }), 404, /no statement/);
});

test('the alternate syntax puts everything into a form', async () => {
	const one = from.statement(ADA, 'a:form', 'c:d');
	const form = (method, fields) => from.client.post(`/xapi/statements?method=${method}`, { Authorization: from.headers.authorization, 'x-experience-api-version': '1.0.3', ...fields });
	assert.equal((await form('PUT', { statementId: one.id, content: JSON.stringify(one), 'Content-Type': 'application/json' })).status, 204);
	assert.deepEqual(JSON.parse((await form('POST', { content: JSON.stringify(from.statement(ADA, 'a:form', 'c:d')) })).html).length, 1);
	assert.equal(JSON.parse((await form('GET', { verb: 'a:form' })).html).statements.length, 2);
	await refused(form('DELETE', {}), 400, /method must be/);
	await refused(form('GET', { nonsense: 1 }), 400, /no parameter/);
	await refused(from.client.post('/xapi/statements?method=GET&limit=1', {}), 400, /form/);
	await refused(form('GET', { Authorization: 'Basic x' }), 401, /wrong/);
});

test('a client library for xAPI sends, fetches and voids', async () => {
	const xapi = new XAPI({ endpoint: key.endpoint, auth: XAPI.toBasicAuth(key.user, key.password) });
	const actor = { objectType: 'Agent', name: 'Ada', mbox: `mailto:${ADA}` };
	const sent = await xapi.sendStatement({ statement: { actor, verb: XAPI.Verbs.COMPLETED, object: { objectType: 'Activity', id: from.course(course) },
		result: { score: { scaled: 0.9 }, completion: true, duration: 'PT30M' } } });
	assert.deepEqual(where(ADA), { status: 'completed', progress: 100, score: 90, seconds: 1800 });
	const [id] = sent.data;
	const one = await xapi.getStatement({ statementId: id });
	assert.equal(one.data.actor.name, 'Ada');
	const many = await xapi.sendStatements({ statements: [1, 2, 3].map((n) => ({ actor, verb: { id: 'https://library.example/tried' }, object: { id: `https://library.example/${n}` } })) });
	assert.equal(many.data.length, 3);
	const found = await xapi.getStatements({ agent: actor, verb: 'https://library.example/tried', limit: 2 });
	assert.equal(found.data.statements.length, 2);
	const more = await xapi.getMoreStatements({ more: found.data.more });
	assert.equal(more.data.statements.length, 1);
	await xapi.voidStatement({ actor, statementId: id });
	assert.equal(where(ADA).status, 'not started');
	const voided = await xapi.getVoidedStatement({ voidedStatementId: id });
	assert.equal(voided.data.id, id);
	assert.deepEqual((await xapi.getAbout()).data.version.at(-1), '1.0.3');
	await assert.rejects(xapi.getStatement({ statementId: id }));
	checkInvariants(muster);
});

test('nothing of all that troubled the installation', () => {
	assert.deepEqual(muster.troubles(), []);
});

test('behind Apache the key comes through too', async () => {
	const apache = await start({ work: false, server: 'apache' });
	try {
		const client = await organisation(apache);
		const sender = new Sender(apache, await makeKey(client, 'Player'));
		const [id] = await sender.give(sender.statement(ADA, 'a:b', 'c:d'));
		assert.equal(JSON.parse((await sender.get({ statementId: id })).html).id, id);
		await refused(sender.post('{'), 400, /not JSON/);
	} finally {
		await apache.stop();
	}
});
