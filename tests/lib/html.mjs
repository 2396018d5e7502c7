// Just enough HTML to read our own pages: their forms, links and text.

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', ndash: '–', mdash: '—', hellip: '…' };

export function decode(text) {
	return text.replace(/&(#x[0-9a-f]+|#\d+|[a-z]+);/gi, (whole, name) => {
		if (name[0] === '#')
			return String.fromCodePoint(name[1].toLowerCase() === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1)));
		return ENTITIES[name.toLowerCase()] ?? whole;
	});
}

// What a person reads: without tags, scripts and runs of blanks.
export function text(html) {
	return decode(html.replace(/<!--[\s\S]*?-->/g, '').replace(/<(script|style|head)\b[\s\S]*?<\/\1>/gi, ' ')
		.replace(/<\/?bdi>/g, '').replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ').trim();
}

function* tags(html) {
	const pattern = /<!--[\s\S]*?-->|<(\/?)([a-z][a-z0-9-]*)((?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?)*)\s*\/?>/gi;
	for (const match of html.matchAll(pattern)) {
		if (!match[2])
			continue;
		const attributes = {};
		for (const [, name, , a, b, c] of match[3].matchAll(/([^\s=>"'/]+)(\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g))
			attributes[name.toLowerCase()] = decode(a ?? b ?? c ?? '');
		yield { name: match[2].toLowerCase(), closing: match[1] === '/', attributes, start: match.index, end: match.index + match[0].length };
	}
}

export function links(html) {
	return [...tags(html)].filter((tag) => tag.name === 'a' && !tag.closing && 'href' in tag.attributes)
		.map((tag) => ({ ...tag.attributes, text: text(html.slice(tag.end, html.indexOf('</a', tag.end))) }));
}

// Every form with the pairs it would send as it stands, and its buttons. Fields outside that name it by form= belong to it.
export function forms(html) {
	const found = [];
	let open = null, select = null, area = null;
	const owner = (attributes) => attributes.form ? { form: attributes.form } : open;
	const pending = [];
	const add = (attributes, entry) => {
		const to = owner(attributes);
		if (to)
			pending.push([to, entry]);
	};
	for (const tag of tags(html)) {
		const a = tag.attributes;
		if (area && !(tag.name === 'textarea' && tag.closing))
			continue;
		if (tag.name === 'form') {
			open = tag.closing ? null : { action: a.action ?? '', method: (a.method ?? 'get').toLowerCase(), id: a.id, enctype: a.enctype, fields: [], controls: [], buttons: [] };
			if (open)
				found.push(open);
		} else if (tag.name === 'textarea') {
			if (!tag.closing) {
				area = tag;
			} else {
				const value = decode(html.slice(area.end, tag.start)).replace(/^\r?\n/, '');
				add(area.attributes, { ...area.attributes, type: 'textarea', value, sent: true });
				area = null;
			}
		} else if (tag.name === 'select') {
			if (!tag.closing) {
				select = { ...a, type: 'select', options: [] };
			} else {
				const chosen = select.options.find((option) => option.selected) ?? select.options[0];
				add(select, { ...select, value: chosen?.value ?? '', sent: select.options.length > 0 });
				select = null;
			}
		} else if (tag.name === 'option' && select && !tag.closing) {
			const end = html.slice(tag.end).search(/<\/?(option|select|optgroup)/i);
			const label = text(html.slice(tag.end, tag.end + end));
			select.options.push({ value: a.value ?? label, label, selected: 'selected' in a });
		} else if ((tag.name === 'input' || tag.name === 'button') && !tag.closing) {
			const type = (a.type ?? (tag.name === 'input' ? 'text' : 'submit')).toLowerCase();
			const label = tag.name === 'button' ? text(html.slice(tag.end, html.indexOf('</button', tag.end))) : '';
			const tick = type === 'checkbox' || type === 'radio';
			add(a, { ...a, type, label, value: a.value ?? (tick ? 'on' : ''), sent: type !== 'submit' && type !== 'button' && type !== 'file' && (!tick || 'checked' in a) });
		}
	}
	for (const [to, entry] of pending) {
		const form = to.form ? found.find((one) => one.id === to.form) : to;
		if (!form)
			continue;
		if (entry.type === 'submit')
			form.buttons.push(entry);
		else
			form.controls.push(entry);
		if (entry.sent && entry.name && !('disabled' in entry))
			form.fields.push([entry.name, entry.value]);
	}
	return found;
}
