"""The sentences of a certificate, written twice: once as Arabic, once as English."""
