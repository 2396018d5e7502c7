// `make run` as people use it: conf/run, empty.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { checkout, program } from '../lib/instance.mjs';
import { Client } from '../lib/client.mjs';
import { Process, freePort, run, until } from '../lib/process.mjs';
import { Postgres } from '../lib/store.mjs';

const begun = [];
let dir;
before(() => {
	dir = mkdtempSync(join(tmpdir(), 'muster-run-'));
});
after(async () => {
	for (const one of begun)
		await one.stop();
	rmSync(dir, { recursive: true, force: true });
});

function begin(name, port, env = {}) {
	const one = new Process(name, join(dir, `${name}.log`), join(checkout, 'conf/run'), [program],
		{ PORT: String(port), STATE: join(dir, name), STORE: '', DEMO: '0', ASAN_OPTIONS: 'detect_leaks=0', ...env });
	one.url = `http://127.0.0.1:${port}`;
	begun.push(one);
	return one;
}

async function ready(one) {
	await until(`${one.name} to be ready`, async () => {
		assert.ok(one.running, one.output());
		return (await new Client(one.url).get('/healthz')).status === 200 && /Ctrl-C/.test(one.output());
	});
}

// Everything that runs from this directory, by its command line.
function running(name) {
	return readdirSync('/proc').filter((entry) => /^\d+$/.test(entry)).filter((pid) => {
		try {
			return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(join(dir, name));
		} catch {
			return false;
		}
	});
}

test('two run side by side, keep their data over a restart, and leave nothing behind', async () => {
	const [a, b] = [begin('a', await freePort()), begin('b', await freePort())];
	await ready(a);
	await ready(b);
	assert.match(a.output(), new RegExp(`Muster is at +${a.url}`));
	run(program, ['account', 'create', '--email', 'kim@example.org', '--first', 'Kim', '--last', 'Moe', '--password-file', '-', '-c', join(dir, 'a/muster.conf')],
		{ input: 'three words of wisdom\n', env: { ASAN_OPTIONS: 'detect_leaks=0' } });
	assert.equal((await a.stop()).status, 0);
	assert.deepEqual(running('a'), []);
	assert.ok(existsSync(join(dir, 'a/muster.db')));
	const again = begin('a', Number(new URL(a.url).port));
	await ready(again);
	await new Client(again.url).signIn('kim@example.org', 'three words of wisdom');
	assert.equal((await again.stop('SIGINT')).status, 0);
	assert.equal((await b.stop()).status, 0);
	assert.deepEqual([...running('a'), ...running('b')], []);
});

test('a port that is taken is said at once', async () => {
	const port = await freePort();
	const first = begin('c', port);
	await ready(first);
	const second = begin('d', port);
	assert.notEqual((await second.ended()).status, 0);
	assert.match(second.output(), new RegExp(`Port ${port} is taken`));
	const third = begin('c', await freePort());
	assert.notEqual((await third.ended()).status, 0);
	assert.match(third.output(), /Another `make run` uses/);
	await first.stop();
});

test('when one part dies, the others stop and it is said which', async () => {
	const one = begin('e', await freePort());
	await ready(one);
	const work = await until('work to be there', () => Number(readFileSync(join(dir, 'e/work.pid'), 'utf8')));
	process.kill(work, 'SIGKILL');
	assert.equal((await one.ended()).status, 1);
	assert.match(one.output(), /work has ended by itself/);
	// Those that the killed one had started hear of it from the kernel, and end by themselves.
	await until('nothing to be left', () => running('e').length === 0);
});

test('with STORE the data lies there, and stays over a restart', async () => {
	const store = new Postgres({ dir: `${dir}-store` });
	await store.create('template0');
	after(() => store.drop());
	const port = await freePort();
	const started = async () => {
		const one = begin('f', port, { STORE: store.url, DEMO: '1' });
		await ready(one);
		await new Client(one.url).signIn('learner@muster.example', 'muster-demo');
		assert.equal((await one.stop()).status, 0);
		return one.output();
	};
	assert.match(await started(), /Loading the demo organisation/);
	assert.deepEqual(store.sql('SELECT name FROM organisations'), [{ name: 'Northfield Family Services' }]);
	await started();
	assert.equal(store.sql('SELECT name FROM organisations').length, 1);
	assert.ok(!existsSync(join(dir, 'f/muster.db')));
});
