// The real web servers, unprivileged and in the instance's own directory, with the files of conf/ that production uses.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './instance.mjs';
import { Process } from './process.mjs';

const asRoot = process.getuid() === 0;

function filled(instance, name) {
	const file = join(instance.dir, name);
	writeFileSync(file, readFileSync(join(checkout, 'conf', name), 'utf8')
		.replaceAll('unix:@SOCKET@', instance.sockets ? 'muster_processes' : 'unix:@SOCKET@').replaceAll('@SOCKET@', instance.socket));
	return file;
}

// A piece of a file of conf/: what is logged, what leads from plain HTTP to TLS.
const piece = (name, pattern) => pattern.exec(readFileSync(join(checkout, 'conf', name), 'utf8'))[0];

export function nginx(instance) {
	const { dir, port } = instance;
	const file = join(dir, 'nginx.conf');
	mkdirSync(join(dir, 'nginx'));
	writeFileSync(file, `
${asRoot ? 'user root;' : ''}
daemon off;
worker_processes 1;
pid ${dir}/nginx.pid;
error_log stderr warn;
events { worker_connections 512; }
http {
	include /etc/nginx/mime.types;
	default_type application/octet-stream;
	${piece('nginx.conf', /map \$request_uri[^}]*}/)}
	access_log ${instance.log('access')} combined if=$muster_logged;
${['client_body', 'fastcgi', 'proxy', 'uwsgi', 'scgi'].map((name) => `\t${name}_temp_path ${dir}/nginx/${name};`).join('\n')}
${instance.sockets ? `\tupstream muster_processes { ${instance.sockets.map((socket) => `server unix:${socket};`).join(' ')} }` : ''}
	${piece('nginx.conf', /server \{\s*listen 80;[^}]*\}/).replace('listen 80', `listen unix:${dir}/plain.sock`).replace('listen [::]:80;', '')}
	server {
		listen 127.0.0.1:${port};
		set $muster_static ${checkout}/static;
		include ${filled(instance, 'nginx-muster.conf')};
	}
}
`);
	return new Process('nginx', instance.log('nginx'), '/usr/sbin/nginx', ['-p', dir, '-e', 'stderr', '-c', file]);
}

export function apache(instance) {
	const { dir, port } = instance;
	const file = join(dir, 'apache.conf');
	const modules = ['mpm_event', 'authz_core', 'mime', 'alias', 'headers', 'reqtimeout', 'proxy', 'proxy_fcgi'];
	writeFileSync(file, `
${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
ServerRoot ${dir}
ServerName 127.0.0.1
PidFile ${dir}/apache.pid
DefaultRuntimeDir ${dir}
${asRoot ? 'User www-data\nGroup www-data' : ''}
Listen 127.0.0.1:${port}
ErrorLog "|/bin/cat"
LogLevel warn
LogFormat "%h \\"%r\\" %>s" combined
${piece('apache.conf', /CustomLog \$.*/).replace('${APACHE_LOG_DIR}/access.log', instance.log('access'))}
TypesConfig /etc/mime.types
StartServers 1
Define MUSTER_STATIC ${dir}/static
<VirtualHost *:${port}>
	Include ${filled(instance, 'apache-muster.conf')}
</VirtualHost>
`);
	return new Process('apache', instance.log('apache'), '/usr/sbin/apache2', ['-d', dir, '-f', file, '-D', 'FOREGROUND']);
}
