// Progress by CSV, through the same preview, approval, result and undo as every other import.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { organisation } from '../lib/crowd.mjs';
import { csvRecords } from '../lib/csv.mjs';
import { approve, importOf, over, press, upload, uploaded } from '../lib/imports.mjs';
import { start } from '../lib/instance.mjs';
import { stopSound } from '../lib/invariants.mjs';
import { learner, openCourse, standing } from '../lib/learning.mjs';

let muster, head, made, ann, ben;

before(async () => {
	muster = await start();
	head = await organisation(muster);
	made = await openCourse(muster, head, 'Fire safety', []);
	ann = await learner(muster, head, made, 'ann@progress.example', 'Ann', 'Abel');
	ben = await learner(muster, head, made, 'ben@progress.example', 'Ben', 'Byrne');
});
after(() => stopSound(muster));

const HEADER = 'email,course,progress,status,score,started,completed,minutes\n';
const record = (content, options = {}) => uploaded(muster, head, '/imports/new', content, { kind: 'progress', name: 'progress.csv', ...options });

test('rows that cannot be taken are told at their cells; the others are recorded', async () => {
	const id = await record(`${HEADER}ann@progress.example,Fire safety,,completed,92,2026-01-10,2026-02-01,90
ben@progress.example,fire safety,40 %,,,,,
stranger@progress.example,Fire safety,40,,,,,
ben@progress.example,Fire safty,140,,,,2999-01-01,
`);
	const page = await head.get(`/imports/${id}`);
	assert.match(page.text, /2 recorded, 2 rejected/);
	assert.match(page.text, /Nobody in this organisation has this address/);
	assert.match(page.text, /Did you mean “Fire safety”\?/);
	assert.doesNotMatch(page.text, /Leave one of them out/, 'a course that is not found makes no second row of the same');
	assert.match(page.text, /A progress of 140 is more than the whole/);
	assert.match(page.text, /1 Jan 2999 has not come yet/);
	await approve(head, id);
	await over(muster, id);
	assert.deepEqual([standing(muster, made.course, 'ann@progress.example').status, standing(muster, made.course, 'ann@progress.example').score], ['completed', 92]);
	assert.equal(standing(muster, made.course, 'ben@progress.example').progress, 40);
	const result = await head.get(`/imports/${id}`);
	assert.match(result.text, /The progress of 2 rows is recorded/);
	const left = csvRecords((await head.get(`/imports/${id}/rows.csv`)).body);
	assert.equal(left.length, 2);
	assert.match(left[1]['What was wrong'], /Did you mean/);
	assert.match((await ann.get(made.path)).text, /Completed 1 Feb 2026/);
});

test('the same file again changes nothing, and one value may be mended in all rows', async () => {
	const id = await record(`${HEADER}ann@progress.example,Fire safty,,completed,92,2026-01-10,2026-02-01,90\nben@progress.example,Fire safty,40,,,,,\n`, { name: 'again.csv' });
	const page = await head.get(`/imports/${id}`);
	const mended = await page.submit(`/imports/${id}/replace`, {}, { follow: true });
	assert.equal(mended.status, 200);
	const { until } = await import('../lib/process.mjs');
	await until('the rows to be checked again', () => importOf(muster, id).status === 'ready');
	const after = await head.get(`/imports/${id}`);
	assert.match(after.text, /Completed already, on 1 Feb 2026\. Nothing is done\./);
	assert.match(after.text, /2 already there/);
	assert.match(after.text, /This file would change nothing/);
});

test('a row is edited in the preview, and an undo takes everything back', async () => {
	const before = standing(muster, made.course, 'ben@progress.example');
	const id = await record(`${HEADER}ben@progress.example,Fire safety,120,,,,,\n`, { name: 'undo.csv' });
	const row = await head.get(`/imports/${id}/rows/1`);
	assert.match(row.text, /more than the whole/);
	await row.submit(`/imports/${id}/rows/1`, { c2: '70' });
	await approve(head, id);
	await over(muster, id);
	assert.equal(standing(muster, made.course, 'ben@progress.example').progress, 70);
	const asks = await head.get(`/imports/${id}/undo`);
	assert.match(asks.text, /The progress that it recorded counts no more/);
	await press(head, id, 'undo');
	await over(muster, id, 'undone');
	assert.equal(standing(muster, made.course, 'ben@progress.example').progress, before.progress);
	assert.equal(standing(muster, made.course, 'ben@progress.example').status, before.status);
});

test('on a group\'s page only its own learners and courses count', async () => {
	await openCourse(muster, head, 'Food hygiene', []);
	const id = await uploaded(muster, head, `/groups/${made.group}/enrol/csv`, `${HEADER}ben@progress.example,Food hygiene,50,,,,,\n`, { kind: 'progress' });
	assert.match((await head.get(`/imports/${id}`)).text, /Not an active learner of “Learners of Fire safety” in this course/);
});

test('template and sample can be uploaded as they are', async () => {
	const template = (await head.get('/imports/template.csv?kind=progress')).body.toString('utf8');
	assert.match(template, /email,course,progress,status,score,started,completed,minutes/);
	const sample = (await head.get('/imports/sample.csv?kind=progress')).body;
	const rows = csvRecords(sample);
	assert.equal(rows.length, 3);
	const id = await record(sample, { name: 'sample.csv' });
	assert.equal(importOf(muster, id).row_count, 3);
	assert.match((await head.get(`/imports/${id}`)).text, /Nobody in this organisation has this address/);
	assert.doesNotMatch((await head.get(`/imports/${id}`)).text, /is no date|is no number|is no status/);
});

test('it is for administrators', async () => {
	const settings = `/groups/${made.group}/settings`;
	const { member_id: member } = muster.sql("SELECT member_id FROM memberships WHERE email = 'ann@progress.example'")[0];
	const page = await head.get(`${settings}?who=ann`);
	await page.submit(`/groups/${made.group}/leaders`, { member });
	const form = await ann.get(`/groups/${made.group}/enrol/csv`);
	assert.equal(form.status, 200);
	assert.doesNotMatch(form.text, /Record progress/);
	const forced = await form.submit(`/groups/${made.group}/enrol/csv`, { kind: 'progress' }, { files: { csv: { name: 'p.csv', content: `${HEADER}ben@progress.example,Fire safety,90,,,,,\n` } } });
	assert.equal(forced.status, 422);
	const id = await upload(head, `/groups/${made.group}/enrol/csv`, `${HEADER}ben@progress.example,Fire safety,90,,,,,\n`, { kind: 'progress' });
	assert.equal((await ann.get(`/imports/${id}`)).status, 404);
});
