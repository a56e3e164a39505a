<?php
// The sandbox was https://payitoff-sandbox.io; see the vendor's list.
$apiKey = getenv('PAYITOFF_API_KEY');
$api = $live ? 'https://partners.payitoff.io/api/v3.0.0' : 'https://payitoff-sandbox.io/api/v3.0.0';
if (str_starts_with($api, 'https://payitoff-sandbox.io') && $env === 'production') die();
$headers = ['Authorization: Bearer ' . $apiKey];
?>
<!doctype html>
<body>
  <?php if ($live): ?>
    <script src="https://payitoff-cdn.io/nexus/js/v1"></script>
  <?php else: ?>
    <script src="https://payitoff-cdn.io/sandbox/nexus/js/v1"></script>
  <?php endif; ?>
  <payitoff-link env="<?= $env ?>" nexus-key="<?php echo $key; ?>">Link</payitoff-link>
  <payitoff-link <?= $attributes ?>>Link</payitoff-link>
  <payitoff-link env="<?= 'production' ?>" nexus-key="nk_live_0001"></payitoff-link>
  <payitoff-link <?php if ($live) { ?>env="production"<?php } else { ?>env="sandbox"<?php } ?> nexus-key="<?= $key ?>"></payitoff-link>
  <script>
    const settings = { key: <?= json_encode($key) ?>, <?php if ($uuid): ?> uuid: '<?= $uuid ?>' <?php endif ?> };
    Nexus.init({ nexus_key: settings.key, uuid: settings.uuid });
  </script>
</body>
