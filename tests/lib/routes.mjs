// The table of routes, read from its source: a test that walks it forgets no page.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './instance.mjs';

export const ROLES = ['PUBLIC', 'SIGNED_IN', 'LEARNER', 'LEADER', 'ADMIN', 'SITE_ADMIN'];

// Rows { method, pattern, role, handler, again, before, feature, raw, parts }; parts: the names of what varies in the path.
export function routes() {
	const source = readFileSync(join(checkout, 'src/web/routes.c'), 'utf8');
	const lines = source.slice(source.indexOf('routes[] = {')).replace(/,\n\t\t+/g, ', ').split('\n').filter((line) => /^\t\{/.test(line));
	return lines.map((line) => {
		const found = /^\t\{ (GET|POST|PUT|OPTIONS|ANY_METHOD), "([^"]+)", (\w+), (\w+)(.*?) ?\},/.exec(line);
		if (!found || !ROLES.includes(found[3]))
			throw new Error(`a row of routes.c in a shape unknown to tests/lib/routes.mjs: ${line}`);
		const option = (name) => new RegExp(`\\.${name} = "?(\\w+)`).exec(found[5])?.[1];
		return {
			method: found[1], pattern: found[2], role: found[3], handler: found[4],
			again: option('again'), before: option('before'), feature: option('feature'), raw: option('raw'),
			parts: [...found[2].matchAll(/:(\w+)/g)].map((match) => match[1]),
		};
	});
}

// A pattern with its parts filled: fill('/groups/:group/x/:id', { group: 1, id: 2 }).
export function fill(pattern, values) {
	return pattern.replace(/:(\w+)/g, (_, name) => {
		if (values[name] === undefined)
			throw new Error(`nothing to put for :${name} of ${pattern}`);
		return encodeURIComponent(values[name]);
	});
}
