"""Proof that what was to be protected is protected: manifests, a second opinion, anonymity, the report."""
