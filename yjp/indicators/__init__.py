"""The indicators: what each one is (definition, registry) and how children are counted for it."""
