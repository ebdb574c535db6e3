shell-sandbox = Sandbox: no real money
