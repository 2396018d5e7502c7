// Rules of automatic groups: what it costs to edit one person's field where 200 rules look at it, beside one rule and beside an
// organisation a hundredth as large; one rule asked of 100,000 people beside the bare join; and what pages and imports feel of it.
import { join } from 'node:path';
import { approve, over, uploaded } from '../lib/imports.mjs';
import { run, until } from '../lib/process.mjs';
import { bench, median, report } from './lib.mjs';
import { JOINED_FROM, LARGE, SMALL, fill } from './rules-fill.mjs';

const PERSONS = 40, ROUNDS = 4, ROWS = 2000, PREVIEWS = 7, PASSWORD = 'a long password for tests';
const milliseconds = (from) => Number(process.hrtime.bigint() - from) / 1e6;
const database = (muster) => join(muster.state, 'muster.db');

// An administrator of the small organisation; the site's own is that of the large one.
async function headOf(muster, { organisation }) {
	muster.muster('account', ['create', '--email', 'head@small.example', '--first', 'Hedda', '--last', 'Head', '--password-file', '-'], { input: `${PASSWORD}\n` });
	muster.sql(`INSERT INTO members (organisation_id, account_id, role, sort_key, joined_at)
		SELECT ${organisation}, id, 'admin', 'head hedda', 1 FROM accounts WHERE email = 'head@small.example'`);
	muster.sql(`UPDATE member_counts SET people = people + 1 WHERE organisation_id = ${organisation}`);
	return muster.signedIn('head@small.example', PASSWORD);
}

// --- one person's field ---

// The page that edits somebody of an organisation; those who are in the first group by their department and in the last by their site.
class Editor {
	constructor(client, place) {
		Object.assign(this, { client, place });
	}

	async open(number) {
		const step = 200, member = Math.ceil(this.place.first / step) * step + (number * step) % (this.place.people - step);
		this.path = `/learners/${member}/edit`;
		const { fields } = (await this.client.get(this.path)).form(this.path);
		this.fields = new Map(fields);
	}

	// How long it takes to save another value of this field.
	async save(field, value) {
		this.fields.set(`field_${field}`, value);
		const from = process.hrtime.bigint();
		const answer = await this.client.post(this.path, [...this.fields], { follow: false });
		const took = milliseconds(from);
		if (answer.status !== 303)
			throw new Error(`${this.path} answered ${answer.status}: ${answer.text}`);
		return took;
	}
}

const learners = (muster, group) => muster.sql(`SELECT people FROM membership_counts WHERE group_id = ${group} AND status = 'active'`)[0].people;

// Everybody leaves their group, then changes nothing, then comes back; by each of these in turns, of whom each is the first as often.
async function edits(editors) {
	const times = editors.map(() => ({ moves: [], rests: [] }));
	for (let i = 0; i < PERSONS; i++) {
		const turns = [...editors.entries()];
		if (i % 2)
			turns.reverse();
		for (const [, { editor }] of turns)
			await editor.open(i);
		for (const [value, kind] of [['Nowhere', 'moves'], ['Elsewhere', 'rests'], [null, 'moves']])
			for (const [n, { editor, field, home }] of turns)
				times[n][kind].push(await editor.save(field, value ?? home));
	}
	return times;
}

async function oneField(muster, admin, head) {
	const editor = new Editor(admin, LARGE);
	const many = { editor, field: LARGE.department, home: 'Dept 0' }, one = { editor, field: LARGE.site, home: 'Site 0' };
	const small = { editor: new Editor(head, SMALL), field: SMALL.department, home: 'Dept 0' };
	await editor.open(0);
	const before = [learners(muster, LARGE.groups), learners(muster, LARGE.groups + 200)];
	await editor.save(LARGE.department, 'Nowhere');
	await editor.save(LARGE.site, 'Nowhere');
	const gone = [learners(muster, LARGE.groups), learners(muster, LARGE.groups + 200)];
	if (gone.some((people, i) => people !== before[i] - 1))
		throw new Error(`nobody left: ${before} and then ${gone}`);
	await editor.save(LARGE.department, 'Dept 0');
	await editor.save(LARGE.site, 'Site 0');

	const all = { against1: [], against1000: [] };
	for (let round = 0; round < ROUNDS; round++) {
		all.against1.push(await edits([many, one]));
		all.against1000.push(await edits([many, small]));
	}
	for (const [kind, words] of [['moves', 'that moves them'], ['rests', 'that moves nobody']]) {
		const of = (list, n) => median(list.flatMap((times) => times[n][kind]));
		const [large, single] = [of(all.against1, 0), of(all.against1, 1)], [again, thousand] = [of(all.against1000, 0), of(all.against1000, 1)];
		report(`an edit ${words}, ms, 200 automatic groups on the field against 1`, large.toFixed(2), single.toFixed(2), large / single, 'at most 2.00', large <= 2 * single);
		report(`an edit ${words}, ms, of 100,000 people against 1,000`, again.toFixed(2), thousand.toFixed(2), again / thousand, 'at most 1.50', again <= 1.5 * thousand);
	}
}

// The same without pages, by the engine's own count.
function steps(muster) {
	for (const [value, words] of [['Nowhere', 'out of a group'], ['Dept 7', 'from one group to another']]) {
		const [large, small] = [LARGE, SMALL].map(({ organisation, first, department }) => Number(run(join(bench, 'edit_steps'),
			[database(muster), String(organisation), String(Math.ceil(first / 200) * 200 + 400), String(department), value]).out.split(' ')[0]));
		report(`the engine's steps of an edit ${words}, of 100,000 people against 1,000`, large, small, large / small, 'at most 1.50', large <= 1.5 * small);
	}
}

// --- one rule, everybody ---

function everybody(muster) {
	const { organisation, course, grade, branch, five, people } = LARGE, rates = { ours: [], bare: [] };
	const found = new Set();
	for (let round = 0; round < 3; round++)
		for (const [name, args] of [['ours', ['full_rule', organisation, five]], ['bare', ['bare_rule', organisation, course, grade, branch, JOINED_FROM, people]]]) {
			const [program, ...rest] = args;
			const [rate, matches, sum] = run(join(bench, program), [database(muster), ...rest.map(String)]).out.trim().split(' ');
			rates[name].push(Number(rate));
			found.add(`${matches} match, sum ${sum}`);
		}
	if (found.size !== 1)
		throw new Error(`the bare join does not yield the same: ${[...found].join('; ')}`);
	console.log(`      of ${people} people ${[...found][0]}`);
	const [ours, bare] = [rates.ours, rates.bare].map(median);
	report('one rule of five conditions asked of 100,000, people a second', ours.toFixed(0), bare.toFixed(0), ours / bare, 'at least 0.30', ours >= 0.3 * bare);
}

// --- what people feel of it; no bound ---

async function preview(admin) {
	const path = `/groups/${LARGE.five}/rules`, times = [];
	for (let i = 0; i < PREVIEWS; i++) {
		const page = await admin.get(path);
		const from = process.hrtime.bigint();
		const answer = await page.submit(path, {}, { button: 'check' });
		times.push(milliseconds(from));
		if (answer.status !== 200)
			throw new Error(`${path} answered ${answer.status}: ${answer.text}`);
	}
	console.log(`      the preview of that rule: ${median(times).toFixed(0)} ms`);
}

async function fileOf(muster, admin, column, first, value) {
	const lines = [`email,${column}`];
	for (let i = first; lines.length <= ROWS; i++)
		lines.push(`person${i}@${i % 3 ? 'north' : 'large'}.example,${value(i)}`);
	const id = await uploaded(muster, admin, '/imports/new', lines.join('\n'), { kind: 'update' });
	const from = process.hrtime.bigint();
	await approve(admin, id, { when: 'hold' });
	await over(muster, id);
	return milliseconds(from);
}

// Everybody of the file goes from one of the 200 groups to another; as many get another site, at which one group looks.
async function files(muster, admin) {
	muster.start('work');
	try {
		const times = { departments: [], sites: [] };
		for (let round = 0; round < 3; round++) {
			times.departments.push(await fileOf(muster, admin, 'Department', 10001, (i) => `Dept ${(i + 1 + round) % 200}`));
			times.sites.push(await fileOf(muster, admin, 'Site', 10001, (i) => `Site ${1 + (i + round) % 199}`));
		}
		console.log(`      an import of ${ROWS} rows: ${median(times.departments).toFixed(0)} ms where each row moves somebody between 200 automatic groups,`
			+ ` ${median(times.sites).toFixed(0)} ms where one group looks at the field`);
		await until('no rule to be applied by a job', () => !muster.sql("SELECT id FROM jobs WHERE kind = 'rule' AND status IN ('queued', 'running')").length);
	} finally {
		await muster.processes.work.stop();
	}
}

export async function rules(muster) {
	run('sqlite3', ['-bail', database(muster)], { input: fill });
	const admin = await muster.admin();
	everybody(muster);
	await oneField(muster, admin, await headOf(muster, SMALL));
	steps(muster);
	await preview(admin);
	await files(muster, admin);
}
