"""Gateways for article 34.2: short messages and e-mail leave the institution without plain account or identity numbers.

``mail`` takes a message apart and puts it together again, ``formats`` reads what is inside, and the modules here
receive, keep, send on and hold. What cannot be read or masked is held: it is never sent plain and never lost.
"""
