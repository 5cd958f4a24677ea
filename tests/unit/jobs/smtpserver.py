# SPDX-License-Identifier: GPL-3.0-or-later
"""A real mail server on loopback, for tests: prints its port, then each letter as a line of JSON.

Arguments: "busy N" answers the first N letters with 451; "refuse" answers every recipient with 550;
"auth" takes letters only after AUTH PLAIN of reader:secret.
"""
import json
import sys

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult


class Handler:
    def __init__(self, busy, refuses):
        self.busy = busy
        self.refuses = refuses

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.refuses:
            return "550 no such person"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.busy > 0:
            self.busy -= 1
            return "451 come again"
        letter = {"from": envelope.mail_from, "to": envelope.rcpt_tos,
                  "data": envelope.content.decode("utf-8"), "signed_in": session.authenticated}
        print(json.dumps(letter), flush=True)
        return "250 taken"


def authenticate(server, session, envelope, mechanism, data):
    return AuthResult(success=data.login == b"reader" and data.password == b"secret")


class LoopbackController(Controller):
    """Port 0 picks one, and the look whether it listens goes to that one."""

    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


arguments = sys.argv[1:]
busy = int(arguments[1]) if arguments[:1] == ["busy"] else 0
needs_auth = arguments[:1] == ["auth"]
controller = LoopbackController(Handler(busy, arguments[:1] == ["refuse"]), hostname="127.0.0.1", port=0,
                                authenticator=authenticate if needs_auth else None,
                                auth_required=needs_auth, auth_require_tls=False)
controller.start()
print(controller.port, flush=True)
sys.stdin.read()
controller.stop()
