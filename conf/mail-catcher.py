#!/usr/bin/python3
"""Takes every mail on 127.0.0.1 and lays it into a Maildir, as it came, behind the envelope's addresses.

	mail-catcher.py MAILDIR PORTFILE [BEHAVIOURFILE [PORT]]

Listens on PORT or a free one, and writes it to PORTFILE once it is ready. When BEHAVIOURFILE exists, its lines say what
goes wrong, read anew at each command; tests write it:
	rcpt 550 5.1.1 no such mailbox       answer to RCPT TO
	rcpt @gone.example 550 no such host  the same, only for addresses that end so
	data 451 try again                   answer after the mail's text
	drop rcpt | drop data                hang up instead of answering; "data" after the mail was taken
	delay 5                              wait so many seconds before each of both answers
"""
import asyncio
import os
import signal
import sys
import time

from aiosmtpd.smtp import SMTP


class Behaviour:
	def __init__(self, path):
		self.path = path

	def lines(self):
		try:
			with open(self.path, encoding="utf-8") as file:
				return [line.split() for line in file if line.strip()]
		except (OSError, TypeError):
			return []

	async def answer(self, server, command, address=""):
		"""The reply that the behaviour asks for, or None for the usual one."""
		for words in self.lines():
			if words[0] == "delay":
				await asyncio.sleep(float(words[1]))
			elif words[0] == "drop" and words[1] == command:
				server.transport.abort()
				return "421 gone"
			elif words[0] == command and words[1].startswith("@"):
				if address.lower().endswith(words[1].lower()):
					return " ".join(words[2:])
			elif words[0] == command:
				return " ".join(words[1:])
		return None


class Catcher:
	def __init__(self, maildir, behaviour):
		self.maildir = maildir
		self.behaviour = behaviour
		self.count = 0
		for folder in ("tmp", "new", "cur"):
			os.makedirs(os.path.join(maildir, folder), mode=0o700, exist_ok=True)

	async def handle_RCPT(self, server, session, envelope, address, options):
		refusal = await self.behaviour.answer(server, "rcpt", address)
		if refusal:
			return refusal
		envelope.rcpt_tos.append(address)
		return "250 OK"

	async def handle_DATA(self, server, session, envelope):
		waiting = await self.behaviour.answer(server, "data")
		if waiting and not waiting.startswith("421 gone"):
			return waiting
		name = self.keep(envelope)
		return waiting or f"250 OK kept as {name}"

	def keep(self, envelope):
		self.count += 1
		name = f"{time.time_ns()}.{os.getpid()}_{self.count:07d}.localhost"
		unfinished = os.path.join(self.maildir, "tmp", name)
		with open(unfinished, "wb") as file:
			file.write(f"Return-Path: <{envelope.mail_from}>\r\n".encode())
			for address in envelope.rcpt_tos:
				file.write(f"Delivered-To: {address}\r\n".encode())
			file.write(envelope.original_content)
		os.rename(unfinished, os.path.join(self.maildir, "new", name))
		return name


async def main(maildir, port_file, behaviour_file=None, port=0):
	catcher = Catcher(maildir, Behaviour(behaviour_file))
	loop = asyncio.get_running_loop()
	server = await loop.create_server(
		lambda: SMTP(catcher, hostname="localhost", enable_SMTPUTF8=True, data_size_limit=32 << 20), "127.0.0.1", int(port))
	with open(port_file + ".new", "w", encoding="ascii") as file:
		file.write(f"{server.sockets[0].getsockname()[1]}\n")
	os.rename(port_file + ".new", port_file)
	stop = asyncio.Event()
	for number in (signal.SIGTERM, signal.SIGINT):
		loop.add_signal_handler(number, stop.set)
	await stop.wait()
	server.close()


asyncio.run(main(*sys.argv[1:]))
