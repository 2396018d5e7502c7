// Files for imports: what is taken and what is refused, in words; what their columns mean; and the files that come back.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { Client } from '../lib/client.mjs';
import { csvRows } from '../lib/csv.mjs';
import { until } from '../lib/process.mjs';
import { PASSWORD, people, startTenants } from '../lib/tenants.mjs';

let muster, admin, leader, otherAdmin, group, path;

before(async () => {
	muster = await startTenants({ work: true });
	admin = await muster.signedIn(people.admin, PASSWORD);
	leader = await muster.signedIn(people.leader, PASSWORD);
	otherAdmin = await muster.signedIn(people.otherAdmin, PASSWORD);
	({ group } = muster.ours);
	path = `/groups/${group}/enrol/csv`;
});
after(() => muster?.stop());

const file = (name, content) => ({ csv: { name, content } });
async function upload(name, content, { kind = 'enrol', to = path, by = admin } = {}) {
	return (await by.get(to)).submit(to, { kind }, { files: file(name, content) });
}
const idOf = (answer) => Number(/^\/imports\/(\d+)/.exec(answer.path)?.[1]);
const row = (id) => muster.sql(`SELECT * FROM imports WHERE id = ${id}`)[0];
const lines = (...all) => all.map((line) => `${line}\r\n`).join('');
const HEAD = 'first name,last name,email';

// The import once its rows are checked.
async function checked(answer) {
	const id = idOf(answer);
	assert.ok(id, `${answer.path} (${answer.status}): ${answer.text.slice(0, 300)}`);
	await until(`the rows of import ${id}`, () => row(id).status !== 'reading', 600000);
	return row(id);
}
const counts = (id) => Object.fromEntries(muster.sql(`SELECT what, people FROM import_counts WHERE import_id = ${id} AND people > 0`).map((one) => [one.what, one.people]));

describe('a file that cannot be used is refused in words, and stays', () => {
	const zip = (...names) => Buffer.concat(names.map((name) => {
		const head = Buffer.alloc(30);
		head.writeUInt32LE(0x04034b50, 0);
		head.writeUInt16LE(name.length, 26);
		return Buffer.concat([head, Buffer.from(name)]);
	}));
	const bytes = (...all) => Buffer.from(all.flatMap((one) => typeof one === 'string' ? [...Buffer.from(one, 'latin1')] : [one]));
	const refused = {
		'book.xlsx': [zip('[Content_Types].xml', 'xl/workbook.xml'), /Excel/],
		'old.xls': [bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, '\0'.repeat(600)), /Excel/],
		'table.ods': [zip('mimetypeapplication/vnd.oasis.opendocument.spreadsheet'), /OpenDocument|zip/],
		'files.zip': [zip('people.csv'), /zip/],
		'photo.png': [bytes(0x89, 'PNG\r\n', 0x1a, '\n', '\0'.repeat(64)), /picture/],
		'letter.pdf': [Buffer.from('%PDF-1.7\n1 0 obj\n'), /PDF/],
		'people.csv.gz': [gzipSync('email\na@people.example\n'), /gzip|compressed|Unpack/],
		'page.html': [Buffer.from('<!DOCTYPE html><html><body><table>'), /web page|HTML/],
		'empty.csv': [Buffer.alloc(0), /empty|nothing/],
		'blank.csv': [Buffer.from(' \r\n\r\n \r\n'), /empty|nothing/],
		'head-only.csv': [Buffer.from(lines(HEAD)), /headings without people/],
		'nothing-but-nul.csv': [Buffer.alloc(5000), /./],
		'two-thousand-columns.csv': [Buffer.from(lines(Array.from({ length: 2000 }, (_, i) => `column ${i}`).join(','), 'x'.padEnd(1999, ','))), /2,000 columns.*200/],
	};
	for (const [name, [content, words]] of Object.entries(refused))
		test(name, async () => {
			const answer = await upload(name, content);
			assert.equal(answer.status, 200);
			const page = await admin.get(`/imports/${idOf(answer)}`);
			assert.match(page.text, words);
			assert.match(page.text, /This file cannot be used/);
			assert.equal(row(idOf(answer)).status, 'refused');
			const again = page.links().find((link) => link.text === 'Upload another file');
			assert.equal(again.href, `${path}?kind=enrol`);
			const kept = await admin.get(`/imports/${idOf(answer)}/file`);
			assert.deepEqual(kept.body, Buffer.from(content));
			assert.match((await admin.get('/imports')).text, new RegExp(`${name.replaceAll('.', '\\.')} Cannot be used`));
		});

	test('100,001 rows', async () => {
		const answer = await upload('too-many.csv', `email\n${Array.from({ length: 100001 }, (_, i) => `a${i}@people.example\n`).join('')}`);
		const page = await admin.get(`/imports/${(await checked(answer)).id}`);
		assert.match(page.text, /This file cannot be used.*100,000/);
		await until('its rows to go', () => muster.sql(`SELECT count(*) AS n FROM import_rows WHERE import_id = ${idOf(answer)}`)[0].n === 0, 600000);
	});
});

describe('the form', () => {
	test('without a file, or without a choice, says so at the field', async () => {
		const page = await admin.get(path);
		const none = await page.submit(path, { kind: 'remove' }, { files: file('', '') });
		assert.equal(none.status, 422);
		assert.match(none.html, /id="csv"[^>]*aria-invalid="true"/);
		assert.match(none.text, /Choose the CSV file on your computer\./);
		assert.ok(none.form(path).fields.some(([name, value]) => name === 'kind' && value === 'remove'), 'the choice is kept');
		const odd = await page.submit(path, { kind: 'nonsense' }, { files: file('a.csv', `${HEAD}\nA,B,a@people.example\n`) });
		assert.equal(odd.status, 422);
		assert.match(odd.text, /Choose what should happen/);
		const other = await page.submit(path, { kind: 'enrol' }, { files: { picture: { name: 'a.csv', content: 'email\n' } } });
		assert.equal(other.status, 422);
	});

	test('33 MB are refused with both sizes, and nothing is kept', async () => {
		const before = muster.sql('SELECT count(*) AS n FROM imports');
		const answer = await upload('huge.csv', Buffer.alloc(33 << 20, 'a@people.example\n'));
		assert.equal(answer.status, 413);
		assert.match(answer.text, /32 MB/);
		assert.deepEqual(muster.sql('SELECT count(*) AS n FROM imports'), before);
	});

	test('an upload that was cut off is said to be so', async () => {
		const before = muster.sql('SELECT count(*) AS n FROM imports');
		const fields = (await admin.get(path)).form(path).fields;
		const { type, body } = Client.multipart(fields, file('cut.csv', lines(HEAD, 'A,B,a@people.example')));
		const answer = await admin.send('POST', path, { headers: { 'content-type': type }, body: body.subarray(0, -40) });
		assert.equal(answer.status, 400);
		assert.match(answer.text, /cut off/);
		assert.deepEqual(muster.sql('SELECT count(*) AS n FROM imports'), before);
	});

	test('the largest file that is taken comes back as it was', async () => {
		const content = Buffer.alloc(32 << 20, `${'x'.repeat(1000)},a@people.example\n`);
		const answer = await upload('largest.csv', content);
		assert.equal(answer.status, 200);
		const kept = await admin.get(`/imports/${idOf(answer)}/file`);
		assert.equal(kept.status, 200);
		assert.equal(kept.headers['content-length'], String(content.length));
		assert.ok(kept.body.equals(content));
	});

	test('its name is only a name', async () => {
		const answer = await upload('C:\\fakepath\\Über "uns" <b>.csv', lines(HEAD, 'A,B,name@people.example'));
		assert.equal(row(idOf(answer)).file_name, 'Über "uns" <b>.csv');
		const kept = await admin.get(`/imports/${idOf(answer)}/file`);
		assert.match(kept.headers['content-disposition'], /^attachment; filename="-ber--uns--<b>.csv"; filename\*=UTF-8''%C3%9Cber%20%22uns%22%20%3Cb%3E.csv$/);
	});

	test('leaders are offered what leaders may do, administrators the rest for the whole organisation', async () => {
		const kinds = (page, action) => page.form(action).controls.filter((one) => one.name === 'kind').map((one) => one.value);
		assert.deepEqual(kinds(await leader.get(path), path), ['enrol', 'groups', 'remove']);
		assert.deepEqual(kinds(await admin.get(path), path), ['enrol', 'groups', 'associate', 'remove', 'progress']);
		assert.deepEqual(kinds(await admin.get('/imports/new'), '/imports/new'), ['groups', 'people', 'associate', 'update', 'remove', 'progress']);
		const answer = await upload('a.csv', lines(HEAD, 'A,B,a@people.example'), { kind: 'associate', by: leader });
		assert.equal(answer.status, 422);
	});

	test('is not there where the site has switched it off; earlier imports are', async () => {
		muster.sql('UPDATE organisations SET csv_upload = 0 WHERE id = 1');
		try {
			assert.equal((await admin.get(path)).status, 403);
			assert.equal((await admin.get('/imports/new')).status, 403);
			assert.ok(!(await admin.get(`/groups/${group}/enrol/manual`)).links().some((link) => link.href === path));
			assert.ok(!(await admin.get('/learners')).links().some((link) => link.href === '/imports/new'));
			assert.equal((await admin.get('/imports')).status, 200);
			assert.equal((await admin.get(`/imports/${muster.ours.import}`)).status, 200);
		} finally {
			muster.sql('UPDATE organisations SET csv_upload = 1 WHERE id = 1');
		}
	});
});

describe('what is recognised', () => {
	const known = {
		'the words of the first seed': 'first name,last name,email\nAnn,Lee,ann.known@people.example\n',
		'those of the third': 'user_email,user_pass,first_name,last_name\nann.known@people.example,quiet rivers 7,Ann,Lee\n',
		'other capitals and a semicolon': 'E-MAIL;Vorname;Nachname\nann.known@people.example;Ann;Lee\n',
		'tabs, and a byte order mark': '\ufeffEmail\tGiven Name\tSurname\nann.known@people.example\tAnn\tLee\n',
		'a column of addresses alone': 'ann.known@people.example\nbob.known@people.example\n',
	};
	for (const [what, content] of Object.entries(known))
		test(`${what} needs no mapping`, async () => {
			const { id, status } = await checked(await upload('known.csv', content));
			assert.equal(status, 'ready');
			assert.equal(counts(id)['verdict:error'], undefined);
		});

	test('UTF-16 is read, and said', async () => {
		const { id } = await checked(await upload('wide.csv', Buffer.from('\ufeffemail,first name,last name\r\nann.wide@people.example,Ænn,Lée\r\n', 'utf16le')));
		assert.match((await admin.get(`/imports/${id}`)).text, /1 row, 3 columns, read as UTF-16 with commas\./);
	});

	for (const name of ['template.csv', 'sample.csv'])
		for (const [kind, at] of [['enrol', 'group'], ['groups', 'group'], ['remove', 'group'], ['people', ''], ['update', ''], ['associate', '']])
			test(`the ${name} for ${kind} is recognised as it is`, async () => {
				const example = await admin.get(`/imports/${name}?kind=${kind}${at ? `&group=${group}` : ''}`);
				assert.equal(example.status, 200);
				const table = csvRows(example.body);
				assert.equal(table.length, name === 'sample.csv' ? 4 : 1);
				assert.ok(table[0].includes('email'));
				assert.ok(!table[0].some((heading) => /password/i.test(heading)));
				const filled = name === 'sample.csv' ? example.body : `${example.body}${table[0].map((heading) => heading === 'email' ? 'ann@people.example' : '').join(',')}\r\n`;
				const { status } = await checked(await upload(name, filled, { kind, to: at ? path : '/imports/new' }));
				assert.equal(status, 'ready');
			});

	test('a sample enrols everyone in it', async () => {
		const example = await admin.get(`/imports/sample.csv?kind=enrol&group=${group}`);
		const { id } = await checked(await upload('sample.csv', example.body));
		assert.equal(counts(id)['verdict:error'], undefined, JSON.stringify(counts(id)));
	});

	test('examples are for those who may import', async () => {
		assert.equal((await admin.get('/imports/template.csv?kind=enrol')).status, 404);
		assert.equal((await admin.get('/imports/template.csv?kind=nonsense')).status, 404);
		assert.equal((await leader.get('/imports/template.csv?kind=people')).status, 404);
		assert.equal((await otherAdmin.get(`/imports/template.csv?kind=enrol&group=${group}`)).status, 404);
	});

	for (const [what, kind, from, to] of [['a group', 'enrol', (at) => `/groups/${at}/learners.csv`, () => path], ['the organisation', 'people', () => '/learners.csv', () => '/imports/new']])
		test(`the export of ${what} comes in again and would change nothing`, async () => {
			const exported = await admin.get(from(group));
			const { id, status } = await checked(await upload('learners.csv', exported.body, { kind, to: to() }));
			assert.equal(status, 'ready');
			const found = counts(id);
			assert.equal(found['verdict:error'], undefined, JSON.stringify(found));
			assert.equal(found['plan:already'], csvRows(exported.body).length - 1, JSON.stringify(found));
		});
});

describe('the mapping step', () => {
	const content = lines('Kontakt,Rufzeichen,Kürzel,user_pass', 'ann.map@people.example,Ann,AL,secret river one', 'bob.map@people.example,Bob,BM,secret river two');

	test('comes by itself, with guesses, samples and reasons, and shows no passwords', async () => {
		const page = await upload('own.csv', content);
		assert.match(page.path, /^\/imports\/\d+\/columns$/);
		assert.match(page.text, /4 columns, read as UTF-8 with commas\./);
		assert.match(page.text, /Kontakt Column 1 ann\.map@people\.example · bob\.map@people\.example/);
		assert.match(page.text, /2 of 2 values are e-mail addresses/);
		assert.ok(!page.html.includes('secret river'), 'passwords are not shown');
		const chosen = Object.fromEntries(page.form(/columns$/).fields);
		assert.equal(chosen.column0, 'email');
		assert.equal(chosen.column3, 'password');
		assert.equal(chosen.has_header, '1');
	});

	test('without an address it says what is missing; then the rows are checked', async () => {
		const page = await upload('own.csv', content);
		const action = page.path;
		const none = await page.submit(action, { column0: '', column1: 'first_name' });
		assert.equal(none.status, 422);
		assert.match(none.text, /No column is the e-mail address/);
		assert.equal(Object.fromEntries(none.form(action).fields).column1, 'first_name', 'what was chosen stays');
		const twice = await page.submit(action, { column0: 'email', column1: 'email' });
		assert.equal(twice.status, 422);
		assert.match(twice.html, /id="column1"[^>]*aria-invalid="true"/);
		const odd = await page.submit(action, { column0: 'email', column1: 'field:99999' });
		assert.equal(odd.status, 422);
		const { id, status } = await checked(await page.submit(action, { column0: 'email', column1: 'first_name', column2: 'last_name' }));
		assert.equal(status, 'ready');
		assert.deepEqual(muster.sql(`SELECT target FROM import_columns WHERE import_id = ${id} ORDER BY position`).map((one) => one.target), ['email', 'first_name', 'last_name', 'password']);
		// And again from the preview.
		const again = await admin.get(`/imports/${id}/columns`);
		assert.match(again.text, /2 rows, 4 columns/);
		const changed = await checked(await again.submit(action, { column2: '' }));
		assert.equal(changed.status, 'ready');
	});

	test('a first row that is no heading is a person', async () => {
		const page = await upload('own.csv', lines('Kontakt,Rufzeichen', 'ann.map@people.example,Ann'));
		const { id } = await checked(await page.submit(page.path, { has_header: null, column0: 'email', column1: 'first_name' }));
		assert.equal(row(id).row_count, 2);
	});

	test('is over once it was decided', async () => {
		muster.sql(`UPDATE imports SET status = 'disapproved' WHERE id = ${muster.ours.mappingImport}`);
		const answer = await admin.get(`/imports/${muster.ours.mappingImport}/columns`, { follow: false });
		assert.equal(answer.location, `/imports/${muster.ours.mappingImport}`);
	});
});

describe('passwords in files', () => {
	const content = lines('email,password', 'secret.one@people.example,quiet river stones', 'secret.two@people.example,quiet river banks');

	test('are kept from everyone who looks', async () => {
		const { id } = await checked(await upload('passwords.csv', content));
		for (const page of [`/imports/${id}`, `/imports/${id}/columns`, `/imports/${id}/file`, `/imports/${id}/rows.csv`, `/imports/${id}/rest.csv`])
			assert.ok(!(await admin.get(page)).html.includes('quiet river'), page);
		const kept = csvRows((await admin.get(`/imports/${id}/file`)).body);
		assert.deepEqual(kept.map((line) => line[0]), ['email', 'secret.one@people.example', 'secret.two@people.example']);
	});

	test('an organisation may refuse them', async () => {
		const profile = await admin.get('/organisation');
		assert.match(profile.text, /Passwords in files/);
		assert.equal((await profile.submit('/organisation', { password_columns: null })).status, 200);
		try {
			const { id } = await checked(await upload('passwords-refused.csv', content));
			assert.deepEqual(muster.sql(`SELECT target FROM import_columns WHERE import_id = ${id} ORDER BY position`).map((one) => one.target), ['email', 'secret']);
			assert.match((await admin.get(`/imports/${id}/columns`)).text, /takes no passwords in files/);
			assert.deepEqual(muster.sql(`SELECT count(*) AS n FROM import_passwords WHERE import_id = ${id}`), [{ n: 0 }]);
			assert.ok(!(await admin.get(path)).text.includes('Password,'), 'no longer offered');
		} finally {
			await (await admin.get('/organisation')).submit('/organisation', { password_columns: '1' });
		}
	});
});

describe('rows that were left out', () => {
	test('come as a file with reasons, which is taken again as it is', async () => {
		const { id } = await checked(await upload('some-wrong.csv', lines('Rufname,E-Mail,Zuname', 'Ann,ann.right@people.example,Lee', '"=HYPERLINK(""x"")",wrong-address,Moss', 'Cy,also wrong,"O, ""Neil"""')));
		const left = await admin.get(`/imports/${id}/rows.csv`);
		assert.match(left.headers['content-disposition'], /some-wrong-left-out\.csv/);
		const table = csvRows(left.body);
		assert.deepEqual(table[0], ['Rufname', 'E-Mail', 'Zuname', 'What was wrong']);
		assert.equal(table.length, 3);
		assert.deepEqual(table[2].slice(0, 3), ['Cy', 'also wrong', 'O, "Neil"']);
		assert.match(table[2][3], /\w/);
		const mended = left.body.toString('utf8').replace('wrong-address', 'mended@people.example').replace('also wrong', 'mended.too@people.example');
		const again = await checked(await upload('mended.csv', mended));
		assert.equal(again.row_count, 2);
		assert.equal(again.status, 'ready');
	});
});

describe('a file that spreadsheets of other countries write', () => {
	test('comes back with its own separator, and with what was wrong once only', async () => {
		const content = Buffer.from('Vorname;E-Mail\r\nZoë;zoe at people.example\r\n;;\r\n', 'latin1');
		const { id, row_count } = await checked(await upload('leute.csv', content));
		assert.equal(row_count, 1);
		const left = (await admin.get(`/imports/${id}/rows.csv`)).body.toString('utf8');
		assert.match(left, /^\uFEFFVorname;E-Mail;What was wrong\r\nZoë;zoe at people.example;/);
		const again = await checked(await upload('leute-left-out.csv', left));
		assert.match((await admin.get(`/imports/${again.id}/rows.csv`)).body.toString('utf8'), /^\uFEFFVorname;E-Mail;What was wrong\r\nZoë;zoe at people.example;[^;]+\r\n$/);
	});
});

describe('long files', () => {
	test('a hundred thousand rows that were left out are one file', async () => {
		const all = Array.from({ length: 100000 }, (_, i) => `not an address ${i},Ann,Lee`);
		const { id } = await checked(await upload('all-wrong.csv', lines('email,first name,last name', ...all)));
		const left = await admin.get(`/imports/${id}/rows.csv`);
		assert.equal(left.status, 200);
		const table = left.body.toString('utf8').trimEnd().split('\r\n');
		assert.equal(table.length, 100001);
		assert.match(table.at(-1), /^not an address 99999,Ann,Lee,./);
	});

	test('of the largest one its passwords are taken out on the way', async () => {
		const line = `${'x'.repeat(1000)},secret words here,a@people.example\r\n`;
		const content = `name,password,email\r\n${line.repeat(Math.floor((32 << 20) / line.length) - 1)}`;
		const id = idOf(await upload('largest-passwords.csv', content));
		const kept = await admin.get(`/imports/${id}/file`);
		assert.equal(kept.status, 200);
		assert.ok(kept.body.length > 31 << 20);
		assert.ok(!kept.body.includes('secret words'));
	});

	test('also where it is three times as long in UTF-8', async () => {
		const line = Buffer.from(`${'\x80'.repeat(1000)},secret words here,a@people.example\r\n`, 'latin1');
		const count = Math.floor((32 << 20) / line.length) - 1;
		const id = idOf(await upload('largest-windows.csv', Buffer.concat([Buffer.from('name,password,email\r\n'), ...Array(count).fill(line)])));
		const kept = await admin.get(`/imports/${id}/file`);
		assert.equal(kept.status, 200);
		assert.equal(kept.body.toString('utf8').split('€'.repeat(1000)).length, count + 1);
		assert.ok(!kept.body.includes('secret words'));
	});
});

describe('every import there was', () => {
	const change = (set) => muster.sql(`UPDATE imports SET ${set} WHERE id = ${muster.ours.import}`);
	// On the page that begins with it.
	const lists = async (by) => (await by.get(`/imports?after=${muster.ours.import + 1}~`)).links().some((link) => link.href === `/imports/${muster.ours.import}`);

	test('leaders see those of the groups that they lead, and of what leaders may do', async () => {
		assert.ok(await lists(leader));
		change("kind = 'associate'");
		try {
			assert.ok(!await lists(leader));
			assert.ok(await lists(admin));
			change("group_id = NULL, kind = 'people'");
			assert.ok(!await lists(leader));
			assert.equal((await leader.get(`/imports/${muster.ours.import}`)).status, 404);
			assert.equal((await leader.get(`/imports/${muster.ours.import}/file`)).status, 404);
		} finally {
			change(`group_id = ${group}, kind = 'enrol'`);
		}
	});

	test('the list goes on page by page, and back', async () => {
		muster.sql(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 120)
			INSERT INTO imports (organisation_id, group_id, account_id, kind, status, refusal, file_name, file_size, file_hash, created_at)
			SELECT 1, ${group}, (SELECT account_id FROM imports LIMIT 1), 'enrol', 'refused', 'It is empty.', 'many-' || i || '.csv', 0, '', 1 FROM n`);
		for (const by of [admin, leader]) {
			const first = await by.get('/imports');
			assert.match(first.text, /many-120\.csv/);
			const next = await by.get(`/imports${first.links().find((link) => link.rel === 'next').href}`);
			assert.match(next.text, /51 to 100/);
			assert.match(next.text, /many-70\.csv/);
			const back = await by.get(`/imports${next.links().find((link) => link.rel === 'prev').href}`);
			assert.match(back.text, /many-120\.csv/);
		}
	});

	test('the group\'s upload page shows its latest', async () => {
		const page = await admin.get(path);
		assert.match(page.text, /Earlier imports .*many-120\.csv/);
	});
});

test('nothing of it was a fault', () => {
	assert.deepEqual(muster.troubles(), []);
});
