"""The curated lists of ``seeds/terms``: names, districts, roles, departments and the bilingual glossary."""
