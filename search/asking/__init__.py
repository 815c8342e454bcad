"""From a request to an answer: filters become codes; a query is tried strictly, then looser; known items lead."""
