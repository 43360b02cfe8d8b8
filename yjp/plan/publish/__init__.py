"""From a finished draft to what may be published: the clean copy, the tagged PDF, the summary for children."""
