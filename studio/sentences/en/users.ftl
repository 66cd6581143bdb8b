# People: accounts, passwords.
user-name = Your name
user-email = Mail address
user-password = Password
user-password-help = 12 characters or more. A sentence does very well.
user-name-missing = Write a name.
user-email-wrong = This mail address is not complete.
password-too-short = The password is too short: it takes { $least } characters. A sentence does very well.
password-too-long = The password is too long: 200 characters are enough.
password-is-address = The password cannot be your address.
password-too-plain = The password repeats the same characters. Choose a sentence instead.
