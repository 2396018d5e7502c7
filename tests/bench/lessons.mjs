// Completing a lesson, beside a bare program that writes the same in one transaction each.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../lib/process.mjs';
import { bench, median, report, sessions } from './lib.mjs';

// Everybody of group 1 is at the beginning of a course of ten lessons.
const FIRST = 2, PEOPLE = 100000, GROUP = 1, COURSE = 1000, LESSON = 1000;
const ROUNDS = 5, SECONDS = 4, CONNECTIONS = 16;
const PATH = `/learning/${COURSE}/${LESSON}`;

const setUp = `
INSERT INTO courses (id, organisation_id, title, title_key, minutes, created_at, published_at) VALUES (${COURSE}, 1, 'Ten', 'ten', 60, 1, 1);
INSERT INTO course_versions (id, organisation_id, course_id, number, status, required, created_at, changed_at, published_at)
VALUES (${COURSE}, 1, ${COURSE}, 1, 'published', 10, 1, 1, 1);
UPDATE courses SET version_id = ${COURSE} WHERE id = ${COURSE};
WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 9)
INSERT INTO lessons (id, organisation_id, version_id, position, kind, title, body) SELECT ${LESSON} + i, 1, ${COURSE}, i + 1, 'text', 'Lesson ' || i, 'Words' FROM n;
INSERT INTO group_courses (organisation_id, group_id, course_id, position, added_at) VALUES (1, ${GROUP}, ${COURSE}, 10, 1);
INSERT INTO enrolments (organisation_id, member_id, course_id, status, progress, assigned_at, started_at, last_at, version_id)
SELECT 1, member_id, ${COURSE}, 'in progress', 0, 1, 1, 1, ${COURSE} FROM memberships WHERE group_id = ${GROUP};
INSERT INTO progress_events (organisation_id, member_id, course_id, kind, source, ref, at, recorded_at)
SELECT 1, member_id, ${COURSE}, 'started', 'lesson', 'started', 1, 1 FROM memberships WHERE group_id = ${GROUP};
INSERT INTO report_lines (organisation_id, group_id, course_id, membership_id, member_id, sort_key, status, progress, score, seconds, last_at, completed_at)
SELECT organisation_id, group_id, course_id, membership_id, member_id, sort_key, status, progress, score, seconds, last_at, completed_at
  FROM report_standings WHERE course_id = ${COURSE};
INSERT INTO report_totals (organisation_id, group_id, course_id, learners, in_progress)
VALUES (1, ${GROUP}, ${COURSE}, ${PEOPLE}, ${PEOPLE});`;

// What a completed lesson leaves, without its time.
const left = `SELECT count(*), sum(e.progress), sum(e.lessons_done), sum(l.progress), sum(e.last_at > 1), sum(l.last_at = e.last_at), sum(m.active_at = e.last_at)
  FROM enrolments e JOIN report_lines l ON l.group_id = ${GROUP} AND l.course_id = e.course_id AND l.member_id = e.member_id
  JOIN memberships m ON m.id = l.membership_id
 WHERE e.course_id = ${COURSE} AND EXISTS (SELECT 1 FROM progress_events p WHERE p.member_id = e.member_id AND p.course_id = e.course_id AND p.kind = 'lesson')`;

class Learners {
	constructor(muster) {
		Object.assign(this, { muster, database: join(muster.state, 'muster.db'), file: join(muster.dir, 'people'), copy: join(muster.dir, 'bare-lesson.db') });
		run('sqlite3', [this.database], { input: `${setUp}
${sessions(muster, FIRST, PEOPLE, this.file)}
ANALYZE;
.backup ${this.copy}` });
		run('sqlite3', [this.copy, 'PRAGMA journal_mode = WAL']);
	}

	done() {
		return this.muster.sql(`SELECT count(*) AS n FROM progress_events WHERE course_id = ${COURSE} AND kind = 'lesson'`)[0].n;
	}
}

const share = Math.floor(PEOPLE * 0.9 / ROUNDS);

function ours(learners, first) {
	const { muster } = learners, before = learners.done();
	const { out } = run('wrk', ['-t1', `-c${CONNECTIONS}`, `-d${SECONDS}s`, '-s', join(import.meta.dirname, 'post.lua'), muster.url],
		{ env: { POST_PATH: PATH, POST_PEOPLE: learners.file, POST_FROM: String(first - FIRST + 1) } });
	const [, answers] = /(\d+) requests in/.exec(out) ?? [];
	if (/Non-2xx|Socket errors/.test(out) || !answers || learners.done() - before < Number(answers))
		throw new Error(`not everybody completed the lesson:\n${out}`);
	if (Number(answers) > share - CONNECTIONS)
		throw new Error('there are too few learners for so fast a machine');
	return Number(/Requests\/sec:\s*([\d.]+)/.exec(out)[1]);
}

const bare = (learners, first) =>
	Number(run(join(bench, 'bare_lesson'), [learners.copy, String(first), String(first + share - 1), String(SECONDS)]).out);

// A commit is a frame of the log with a page count: how many one completed lesson makes, on an installation that does nothing else.
function commits(learners) {
	const count = () => {
		const log = readFileSync(`${learners.database}-wal`), size = log.readUInt32BE(8);
		let commits = 0;
		for (let at = 32; at + 24 + size <= log.length && log.readUInt32BE(at + 8) === log.readUInt32BE(16) && log.readUInt32BE(at + 12) === log.readUInt32BE(20); at += 24 + size)
			commits += log.readUInt32BE(at + 4) !== 0;
		return commits;
	};
	const last = FIRST + PEOPLE - 1;
	const [token, csrf] = run('tail', ['-n', '1', learners.file]).out.trim().split(' ');
	const before = count();
	run('curl', ['-sf', '-o', '/dev/null', '-H', `Cookie: muster=${token}`, '-d', `csrf=${csrf}`, learners.muster.url + PATH]);
	if (learners.muster.sql(`SELECT count(*) AS n FROM progress_events WHERE member_id = ${last} AND ref = 'lesson:${LESSON}'`)[0].n !== 1)
		throw new Error('the lesson is not complete');
	return count() - before;
}

export async function lessons(muster) {
	const learners = new Learners(muster), rates = { ours: [], bare: [] };
	const transactions = commits(learners);
	report('write transactions of a completed lesson', transactions, 1, transactions, 'exactly 1', transactions === 1);
	for (let round = 0, first = FIRST; round < ROUNDS; round++, first += share) {
		run('sync', []);
		rates.ours.push(ours(learners, first));
		run('sync', []);
		rates.bare.push(bare(learners, first));
	}
	const each = [learners.database, learners.copy].map((one) => run('sqlite3', [one, left]).out.trim().split('|').map(Number));
	const same = each.map(([people, ...sums]) => sums.map((sum) => sum / people).join(' '));
	console.log(`      each leaves: ${same[0]}`);
	if (same[0] !== same[1])
		throw new Error(`the bare program does not leave the same: ${same[1]}`);
	const [rate, ceiling] = [rates.ours, rates.bare].map(median);
	report('completed lessons a second', rate.toFixed(0), ceiling.toFixed(0), rate / ceiling, 'at least 0.50', rate / ceiling >= 0.5);
}
