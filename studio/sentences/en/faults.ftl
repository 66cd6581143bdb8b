problem-render-killed = Something stopped the making on its way: memory full, or the machine shut down. What was done is kept: start it again.
problem-import-killed = Something stopped the preparing of this file on its way: memory full, or the machine shut down. It is kept as it came: prepare it again.
