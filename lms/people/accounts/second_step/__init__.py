"""The second step of signing in: a code from an app, or one of ten kept on paper."""
