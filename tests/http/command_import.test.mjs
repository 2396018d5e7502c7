// muster import: people from a CSV file, from the shell.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { start, program } from '../lib/instance.mjs';
import { run } from '../lib/process.mjs';
import { testOnSqlite } from '../lib/store.mjs';

const PEOPLE = 'email,first name,last name\nann@shell.example,Ann,One\nno address,Bo,Two\ncy@shell.example,Cy,Three\n';
let muster;
before(async () => {
	muster = await start();
	const admin = await muster.admin();
	const made = await admin.get('/admin/organisations/new');
	await made.submit('/admin/organisations', { name: 'Shell Works', email: 'boss@shell.example', first_name: 'Bea', last_name: 'Boss' });
	muster.sql(`INSERT INTO groups (organisation_id, name, name_key, policy, created_at, active_at) SELECT id, 'Night shift', 'night shift', 'ask', 1, 1 FROM organisations WHERE name = 'Shell Works'`);
});
after(() => muster?.stop());

function importFile(text, args = [], { name = 'people.csv' } = {}) {
	const file = join(muster.dir, name);
	writeFileSync(file, text);
	return muster.muster('import', [file, '--organisation', 'shell works', '--as', 'boss@shell.example', ...args], { allowFailure: true });
}

const people = () => muster.sql("SELECT email FROM memberships WHERE email LIKE '%@shell.example' ORDER BY email").map(({ email }) => email);

test('a dry run says what would happen, and does nothing', () => {
	const { status, out } = importFile(PEOPLE, ['--group', 'night SHIFT', '--dry-run']);
	assert.match(out, /2 to invite[\s\S]*1 with an error[\s\S]*line 3: The @ is missing/);
	assert.match(out, /dry run: nothing was done/);
	assert.equal(status, 3);
	assert.deepEqual(people(), []);
});

test('rows with errors stop an import from the shell until they may be left out', () => {
	const { status, err } = importFile(PEOPLE, ['--group', 'Night shift']);
	assert.equal(status, 1);
	assert.match(err, /--leave-out/);
	assert.deepEqual(people(), []);
});

test('what is right is imported, told by mail, and the exit status tells of the rest', async () => {
	const { status, out } = importFile(PEOPLE, ['--group', 'Night shift', '--leave-out']);
	assert.equal(status, 3);
	assert.match(out, /2 invited[\s\S]*1 left out/);
	assert.deepEqual(people(), ['ann@shell.example', 'cy@shell.example']);
	await muster.mail.wait({ to: 'cy@shell.example' });
});

test('the same file again changes nothing, and is no failure', () => {
	const { status, out } = importFile(PEOPLE.replace(/no address.*\n/, ''), ['--group', 'Night shift']);
	assert.equal(status, 0);
	assert.match(out, /2 already there[\s\S]*nothing to do/);
});

test('columns that nobody can know are named by the operator', () => {
	const text = 'Contact,Who\ndi@shell.example,Di\n';
	const unclear = importFile(text.replaceAll(/@shell.example/g, ' at work'), ['--group', 'Night shift']);
	assert.equal(unclear.status, 1);
	assert.match(unclear.err, /--columns/);
	assert.equal(importFile(text, ['--group', 'Night shift', '--columns', 'email,first_name']).status, 0);
	assert.ok(people().includes('di@shell.example'));
});

test('what is wrong with the call is said, and nothing is done', () => {
	const wrong = [
		[['--group', 'Nigth shift'], /Did you mean “Night shift”/],
		[['--kind', 'enrol'], /"enrol" needs a --group\./],
		[['--group', 'Night shift', '--as', 'nobody@shell.example'], /does nothing in an organisation/],
	];
	for (const [args, words] of wrong) {
		const { status, err } = importFile(PEOPLE, args);
		assert.equal(status, 1, args.join(' '));
		assert.match(err, words);
	}
	assert.match(importFile('%PDF-1.7\nx', ['--group', 'Night shift']).err, /PDF/);
	const { status, err } = muster.muster('import', ['/nonexistent', '--organisation', 'Shell Works', '--as', 'boss@shell.example'], { allowFailure: true });
	assert.equal(status, 1);
	assert.match(err, /No such file/);
	assert.equal(muster.muster('import', ['x.csv'], { allowFailure: true }).status, 2);
});

test('what is wrong with the call is said in words of the shell', () => {
	const group = ['--group', 'Night shift'], three = 'email,first name,last name\nflo@shell.example,Flo,Four\n', there = 'email\ndi@shell.example\n';
	const wrong = [
		[2, three, ['--kind', 'nonsense'], /no kind "nonsense"[\s\S]*  enrol +Enrol into this group\n[\s\S]*  progress /],
		[1, three, [...group, '--columns', 'email,first_name'], /--columns names 2, and the file has 3 columns/],
		[1, three, [...group, '--columns', 'email,foo,bar'], /no target "foo" here\. There are: email, first_name, last_name,[\s\S]*no target "bar"/],
		[1, `${three}no address,Gus,Five\n`, group, /with --leave-out/],
		[1, there, [...group, '--notify', 'tomorrow'], /--notify: Enter the date/],
		[1, there, [...group, '--notify', '2001-01-01 08:00'], /--notify: This time has passed/],
	];
	for (const [status, text, args, words] of wrong) {
		const answer = importFile(text, args);
		assert.equal(answer.status, status, args.join(' '));
		assert.match(answer.err, words);
		assert.doesNotMatch(answer.err, /tick|the list|Load the page/);
	}
	assert.ok(!people().includes('flo@shell.example'));
});

test('on a terminal a bar shows how far it is', () => {
	const file = join(muster.dir, 'terminal.csv');
	writeFileSync(file, 'email\nel@shell.example\n');
	const line = `${program} import ${file} --organisation 'Shell Works' --as boss@shell.example --group 'Night shift' -c ${muster.conf}`;
	const { out } = run('script', ['-qec', line, '/dev/null'], {});
	assert.match(out, /Importing \[#+\] 100 %/);
});

testOnSqlite('whoever loses the group while the file is checked is told so', () => {
	// There is no moment between the rounds at which a test could do it.
	muster.sql(`UPDATE members SET role = 'learner' WHERE account_id = (SELECT account_id FROM addresses WHERE email = 'boss@shell.example')`);
	muster.sql(`INSERT INTO leaders (organisation_id, group_id, member_id, added_at) SELECT g.organisation_id, g.id, m.id, 1 FROM groups g, members m JOIN addresses a ON a.account_id = m.account_id
		WHERE g.name = 'Night shift' AND a.email = 'boss@shell.example' AND m.organisation_id = g.organisation_id`);
	muster.sql(`CREATE TRIGGER lost AFTER UPDATE OF status ON imports WHEN NEW.status = 'ready' BEGIN DELETE FROM leaders; END`);
	const { status, err } = importFile('email\neve@shell.example\n', ['--group', 'Night shift']);
	muster.sql('DROP TRIGGER lost');
	assert.equal(status, 1);
	assert.match(err, /boss@shell\.example may not act on this import any more/);
	assert.ok(!people().includes('eve@shell.example'));
});
