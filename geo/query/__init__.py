"""What a reader asks of the records: selections, searches, histories, and sentences about the answers."""
