#!/usr/bin/python3
"""Stands in for the payment provider on 127.0.0.1: hosted checkouts that take no money, and webhooks signed as the real ones are.

	payment-stand-in.py DIRECTORY [PORT]

Everything that is agreed lies in DIRECTORY:
	key secret   what callers show, and what webhooks are signed with; made when they are missing
	webhook      the address that events go to, written by whoever starts it
	port         written once it is ready; PORT, or a free one
	behaviour    what goes wrong, read anew each time; tests write it, a line each. WHAT is begin, find, expire or refund:
		WHAT 500         answer with this status, and do nothing
		WHAT nonsense    answer 200 with what is no JSON
		WHAT huge        answer with a megabyte
		WHAT elsewhere   answer with a redirect
		WHAT drop        do it, then hang up without an answer
		WHAT late        wait first, until this line is gone
		refund fails     take it, and say later that it came to nothing
		event none       no webhook goes out
		event double     each goes out twice at once
		event amount 1   they tell another amount

/pay/<session> is the page for people: Pay, Pay by bank (the money takes its time), Cancel. Its form takes do=pay, later, arrived,
failed or expire. /stand-in tells tests all sessions, refunds and calls. tests/lib/README-provider.md says what is imitated.
"""
import hashlib
import hmac
import html
import json
import os
import secrets
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LEAST = 30  # what the smallest payment comes to
LINES = 100
RETRIES = 12


class Refusal(Exception):
	def __init__(self, status, message, code=None):
		super().__init__(message)
		self.status = status
		self.body = {"error": {"type": "invalid_request_error", "message": message, "code": code}}


class Directory:
	def __init__(self, path):
		self.path = path
		for name, prefix in (("key", "sk_test_"), ("secret", "whsec_")):
			if not os.path.exists(self.file(name)):
				self.write(name, prefix + secrets.token_hex(16))

	def file(self, name):
		return os.path.join(self.path, name)

	def read(self, name):
		try:
			with open(self.file(name), encoding="utf-8") as file:
				return file.read().strip()
		except OSError:
			return ""

	def write(self, name, text):
		unfinished = os.open(self.file(name + ".new"), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
		with os.fdopen(unfinished, "w", encoding="utf-8") as file:
			file.write(f"{text}\n")
		os.rename(self.file(name + ".new"), self.file(name))

	def behaviour(self, what):
		"""The words behind WHAT in each line that begins with it."""
		lines = [line.split() for line in self.read("behaviour").split("\n")]
		return [words[1:] for words in lines if len(words) > 1 and words[0] == what]


def tree(fields):
	"""a[b][0][c]=x as nested dictionaries."""
	top = {}
	for name, value in fields:
		words = name.replace("]", "").split("[")
		place = top
		for word in words[:-1]:
			place = place.setdefault(word, {})
		place[words[-1]] = value
	return top


class Provider:
	def __init__(self, directory):
		self.directory = directory
		self.lock = threading.RLock()
		self.sessions, self.refunds, self.calls, self.answers = {}, [], [], {}
		self.at = ""

	# --- what the API does ---

	def begin(self, form):
		if form.get("mode") != "payment" or not form.get("success_url"):
			raise Refusal(400, "mode and success_url are needed.")
		lines = list(form.get("line_items", {}).values())
		if not 0 < len(lines) <= LINES:
			raise Refusal(400, "There are no line items, or more than 100.")
		amount, currencies = 0, set()
		for line in lines:
			price = line["price_data"]
			currencies.add(price["currency"].lower())
			if not price["product_data"]["name"] or not price["unit_amount"].isdigit() or int(line["quantity"]) < 1:
				raise Refusal(400, "A line item is not whole.")
			amount += int(price["unit_amount"]) * int(line["quantity"])
		if len(currencies) != 1:
			raise Refusal(400, "All line items need the same currency.")
		if 0 < amount < LEAST:
			raise Refusal(400, "The total amount is too small to be charged.", "amount_too_small")
		session = {
			"id": "cs_test_" + secrets.token_hex(20), "object": "checkout.session", "mode": "payment", "livemode": False,
			"amount_total": amount, "currency": currencies.pop(), "client_reference_id": form.get("client_reference_id"),
			"metadata": form.get("metadata", {}), "status": "open", "payment_status": "unpaid", "payment_intent": None,
			"success_url": form["success_url"], "cancel_url": form.get("cancel_url"), "created": int(time.time()),
			"expires_at": int(time.time()) + 86400,
		}
		session["url"] = f"{self.at}/pay/{session['id']}"
		self.sessions[session["id"]] = {"session": session, "payment": form.get("payment_intent_data", {}), "lines": lines}
		return session

	def kept(self, name):
		if name not in self.sessions:
			raise Refusal(404, "No such checkout session.", "resource_missing")
		return self.sessions[name]

	def find(self, name):
		return self.kept(name)["session"]

	def expire(self, name):
		session = self.find(name)
		if session["status"] != "open":
			raise Refusal(400, f"Only an open session can be expired; this one is {session['status']}.")
		session.update(status="expired", url=None)
		self.tell("checkout.session.expired", session)
		return session

	def refund(self, form):
		for kept in self.sessions.values():
			session = kept["session"]
			if session["payment_intent"] != form.get("payment_intent") or session["payment_status"] != "paid":
				continue
			amount, before = int(form["amount"]), sum(one["amount"] for one in self.refunds if one["payment_intent"] == form["payment_intent"])
			if before >= session["amount_total"]:
				raise Refusal(400, "The charge has already been refunded.", "charge_already_refunded")
			if not 0 < amount <= session["amount_total"] - before:
				raise Refusal(400, "The amount is more than what is left.")
			refund = {"id": "re_" + secrets.token_hex(12), "object": "refund", "amount": amount, "currency": session["currency"],
				"payment_intent": form["payment_intent"], "metadata": form.get("metadata", {}), "status": "succeeded"}
			self.refunds.append(refund)
			self.tell("charge.refunded", {"id": "ch_" + secrets.token_hex(12), "object": "charge", "amount": session["amount_total"],
				"amount_refunded": before + amount, "currency": session["currency"], "payment_intent": form["payment_intent"],
				"metadata": kept["payment"].get("metadata", {})})
			if ["fails"] in self.directory.behaviour("refund"):
				refund["status"] = "failed"
				self.tell("refund.failed", refund)
			return refund
		raise Refusal(404, "No such payment.", "resource_missing")

	# --- what people do at the page ---

	def act(self, name, what):
		"""Where to go on."""
		session = self.find(name)
		if what == "expire":
			self.expire(name)
		elif what in ("pay", "later") and session["status"] == "open":
			session.update(status="complete", url=None, payment_intent="pi_" + secrets.token_hex(12),
				payment_status="paid" if what == "pay" else "unpaid")
			self.tell("checkout.session.completed", session)
		elif what in ("arrived", "failed") and session["status"] == "complete" and session["payment_status"] == "unpaid":
			if what == "arrived":
				session["payment_status"] = "paid"
			self.tell("checkout.session.async_payment_" + ("succeeded" if what == "arrived" else "failed"), session)
		elif what not in ("pay", "later", "arrived", "failed"):
			return session["cancel_url"] or session["success_url"]
		return session["success_url"]

	# --- events ---

	def tell(self, kind, thing):
		told = dict(thing)
		copies = 1
		for words in self.directory.behaviour("event"):
			if words[0] == "none":
				return
			if words[0] == "double":
				copies = 2
			if words[0] == "amount":
				told["amount_total"] = int(words[1])
		event = {"id": "evt_" + secrets.token_hex(12), "object": "event", "type": kind, "created": int(time.time()), "livemode": False,
			"data": {"object": told}}
		for _ in range(copies):
			threading.Thread(target=self.deliver, args=(json.dumps(event, indent=2).encode(),), daemon=True).start()

	def deliver(self, body):
		"""Again and again, ever more rarely, until it is taken; signed anew each time."""
		for attempt in range(RETRIES):
			now = str(int(time.time()))
			signature = hmac.new(self.directory.read("secret").encode(), now.encode() + b"." + body, hashlib.sha256).hexdigest()
			try:
				request = urllib.request.Request(self.directory.read("webhook"), body, {
					"Content-Type": "application/json; charset=utf-8", "Stripe-Signature": f"t={now},v1={signature},v0={'0' * 64}"})
				with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=20) as answer:
					if answer.status < 300:
						return
			except (OSError, ValueError):
				pass
			time.sleep(min(0.2 * 2 ** attempt, 10))

	# --- calls ---

	def answer(self, what, name, fields, key):
		"""The status and the object. The same key gives the same answer, whatever it was; with another form it is an error."""
		with self.lock:
			if key and key in self.answers:
				asked, status, body = self.answers[key]
				if asked != (what, fields):
					return 400, {"error": {"type": "idempotency_error", "message": "The same key came with another form."}}
				return status, body
			status = next((int(words[0]) for words in self.directory.behaviour(what) if words[0].isdigit()), 200)
			try:
				if status != 200:
					raise Refusal(status, "As the test wants it.")
				body = getattr(self, what)(name if what in ("find", "expire") else tree(fields))
			except Refusal as refusal:
				status, body = refusal.status, refusal.body
			except (KeyError, ValueError, TypeError, AttributeError):
				refusal = Refusal(400, "The form is not whole.")
				status, body = refusal.status, refusal.body
			body = json.loads(json.dumps(body))
			if key and status not in (409, 429):
				self.answers[key] = (what, fields), status, body
			return status, body


PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"><title>Pay</title><style>body{{font:16px/1.5 system-ui;max-width:30rem;margin:3rem auto;padding:0 1rem}}button{{font:inherit;padding:.5rem 1rem;margin:.25rem .5rem .25rem 0}}</style>
<h1>Pay {amount}</h1><p>This page stands in for the payment provider. No money moves.</p><ul>{lines}</ul>
<form method="post">{buttons}</form></html>"""


class Handler(BaseHTTPRequestHandler):
	protocol_version = "HTTP/1.1"
	provider = None

	def log_message(self, *_):
		pass

	def send(self, status, body, kind="application/json", headers=()):
		self.send_response(status)
		self.send_header("Content-Type", kind)
		self.send_header("Content-Length", str(len(body)))
		for name, value in headers:
			self.send_header(name, value)
		self.end_headers()
		self.wfile.write(body)

	def fields(self):
		return urllib.parse.parse_qsl(self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode(), keep_blank_values=True)

	def call(self, what, name=""):
		fields = self.fields()
		self.provider.calls.append({"what": what, "key": self.headers.get("Idempotency-Key"), "name": name})
		if self.headers.get("Authorization") != f"Bearer {self.provider.directory.read('key')}":
			self.send(401, b'{"error": {"message": "Invalid API key."}}')
			return
		words = {line[0]: line[1:] for line in self.provider.directory.behaviour(what)}
		while "late" in words and ["late"] in self.provider.directory.behaviour(what):
			time.sleep(0.02)
		if "nonsense" in words:
			self.send(200, b"<html>We are busy</html>")
		elif "huge" in words:
			self.send(200, b'{"id": "' + b"x" * (1 << 20) + b'"}')
		elif "elsewhere" in words:
			self.send(302, b"", headers=[("Location", f"{self.provider.at}/v1/checkout/sessions/cs_test_elsewhere")])
		else:
			status, body = self.provider.answer(what, name, fields, self.headers.get("Idempotency-Key"))
			if "drop" in words:
				self.close_connection = True
			else:
				self.send(status, json.dumps(body).encode())

	def page(self, name, found):
		session, lines = found["session"], found["lines"]
		amount = f"{session['currency'].upper()} {session['amount_total'] / 100:,.2f}"
		buttons = {"open": [("pay", "Pay"), ("later", "Pay by bank"), ("cancel", "Cancel")],
			"complete": [("arrived", "The money arrives"), ("failed", "The payment fails"), ("back", "Go back")]}.get(session["status"], [("back", "Go back")])
		self.send(200, PAGE.format(amount=html.escape(amount),
			lines="".join(f"<li>{html.escape(line['quantity'])} × {html.escape(line['price_data']['product_data']['name'])}</li>" for line in lines),
			buttons="".join(f'<button name="do" value="{do}">{label}</button>' for do, label in buttons)).encode(), "text/html; charset=utf-8")

	def do_GET(self):
		path = self.path.split("?")[0].strip("/").split("/")
		if path[:3] == ["v1", "checkout", "sessions"] and len(path) == 4:
			self.call("find", path[3])
		elif path[0] == "pay" and path[-1] in self.provider.sessions:
			self.page(path[-1], self.provider.sessions[path[-1]])
		elif path == ["stand-in"]:
			with self.provider.lock:
				told = {"sessions": [one["session"] for one in self.provider.sessions.values()], "refunds": self.provider.refunds, "calls": self.provider.calls}
				self.send(200, json.dumps(told).encode())
		else:
			self.send(404, b'{"error": {"message": "Unrecognized request URL."}}')

	def do_POST(self):
		path = self.path.split("?")[0].strip("/").split("/")
		if path == ["v1", "checkout", "sessions"]:
			self.call("begin")
		elif path[:3] == ["v1", "checkout", "sessions"] and path[4:] == ["expire"]:
			self.call("expire", path[3])
		elif path == ["v1", "refunds"]:
			self.call("refund")
		elif path[0] == "pay" and path[-1] in self.provider.sessions:
			with self.provider.lock:
				to = self.provider.act(path[-1], dict(self.fields()).get("do", ""))
			self.send(303, b"", headers=[("Location", to)])
		else:
			self.fields()
			self.send(404, b'{"error": {"message": "Unrecognized request URL."}}')


def main(path, port=0):
	directory = Directory(path)
	Handler.provider = Provider(directory)
	server = ThreadingHTTPServer(("127.0.0.1", int(port)), Handler)
	server.daemon_threads = True
	Handler.provider.at = f"http://127.0.0.1:{server.server_port}"
	directory.write("port", server.server_port)
	server.serve_forever()


main(*sys.argv[1:])
