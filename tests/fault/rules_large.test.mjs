// A rule is applied to a large organisation by a job of many pieces, while it is killed again and again: in the end everybody is where the
// rule wants them, each came once and went once, the ledger agrees, and nobody had two mails.
// Takes long.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { seeded } from '../lib/crowd.mjs';
import { Instance } from '../lib/instance.mjs';
import { people } from '../lib/invariants.mjs';
import { until } from '../lib/process.mjs';
import { Departments, inDepartment } from '../lib/rules.mjs';
import { MailServer } from '../lib/smtp.mjs';
import { onPostgres } from '../lib/store.mjs';

// All are looked at, and one of twenty comes and goes: a server is asked some twenty times for each of these.
const PEOPLE = onPostgres ? 20000 : 100000, CARE = PEOPLE / 20, NURSERY = PEOPLE / 100, GATE = NURSERY;
let muster, server, crowd;

before(async () => {
	server = await MailServer.start();
	muster = await new Instance({ mailPort: server.port, conf: { work: { runners: 2 } } }).boot();
	crowd = await Departments.large(muster, PEOPLE);
});
after(async () => {
	await muster?.stop();
	await server?.stop();
});

async function killEverything() {
	await muster.kill('serve', 'work');
	muster.start('serve');
	muster.start('work');
}

for (const [name, kill] of [['the runners', () => crowd.killRunners()], ['the whole installation', killEverything]])
	test(`rules are applied to ${PEOPLE} people through every kill of ${name}: each comes in once, and goes once`, async (t) => {
		const random = seeded(t), group = await crowd.automatic(`Killed ${name}`), from = await server.count();
		let planned = 0, met = 0;
		const apply = async (departments, tell, deeds, kills) => {
			await crowd.save(group, crowd.isOneOf(...departments), { tell });
			met += await crowd.killWhile(random, group, deeds, kills, kill);
			planned += kills;
			await crowd.applied(group);
			await crowd.isAsFresh(group, inDepartment(...departments));
		};
		const mailsAreOut = () => until('every mail to be out', () => !crowd.count("messages WHERE status = 'queued'"));

		await apply(['Care'], '', CARE, 3);
		await muster.slowly(() => apply(['Care', 'Nursery'], '1', NURSERY, 2), 'INSERT ON rule_deeds');
		// Whoever is taken out before their mail goes gets none.
		await mailsAreOut();
		await apply(['Nursery', 'Gate'], '', CARE + GATE, 5);
		t.diagnostic(`${met} of ${planned} kills came while a rule was applied`);
		assert.ok(met > planned / 2);
		assert.deepEqual(people(muster, group), { active: NURSERY + GATE });
		assert.deepEqual(muster.sql(`SELECT number, added, removed FROM rules WHERE group_id = ${group} ORDER BY number`),
			[{ number: 1, added: CARE, removed: 0 }, { number: 2, added: NURSERY, removed: 0 }, { number: 3, added: GATE, removed: CARE }]);
		assert.deepEqual(muster.sql(`SELECT deed, COUNT(*) AS people FROM rule_deeds WHERE group_id = ${group} GROUP BY deed ORDER BY deed`),
			[{ deed: 'added', people: CARE + NURSERY + GATE }, { deed: 'removed', people: CARE }]);

		// Only the second rule tells anybody; a mail whose answer was lost may have come again, as the same one.
		await mailsAreOut();
		const mails = (await server.log()).taken.slice(from).filter(({ to }) => to.startsWith('worker'));
		const ids = new Map(mails.map(({ to, id }) => [to, id]));
		assert.equal(ids.size, NURSERY);
		for (const mail of mails)
			assert.equal(mail.id, ids.get(mail.to), `${mail.to} had two mails`);
		if (kill !== killEverything)
			assert.equal(mails.length, NURSERY);
		await muster.ready();
	});
