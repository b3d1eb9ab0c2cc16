"""What every feature stands on: settings, database, access, language, jobs, mail, files."""
