"""What a recipient received beside what a company reports: pairs, and what differs."""
