"""The first page of each role: what do I do now?"""
