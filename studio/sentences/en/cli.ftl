# The command line.
cli-open = The studio is open: { $address }
cli-first-code = First-visit code: { $code }
cli-how-to-stop = To stop it: Ctrl-C.
cli-child-dies = The part “{ $word }” does not start. Run “studio doctor” to know why.
cli-emulator-open = The pretend network is open: { $address }
problem-setting-wrong = { $name } is “{ $value }”, which means nothing here. Correct this variable.
problem-data-folder = The folder { $path } cannot be used ({ $why }). Choose another with --data or STUDIO_DATA.
problem-no-organisation = There is no organisation yet. Open the studio and make the first visit, or run “studio users add”.
problem-which-organisation = There are several organisations. Choose with --organisation among: { $names }.
problem-port-taken = Port { $port } of { $host } is taken already, perhaps by another studio. Choose another with --port.
