"""What a leader can do: be asked, keep an answer, note a deed, look back. No files, no screen."""
